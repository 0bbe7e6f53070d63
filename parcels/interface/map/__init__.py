"""The map: offline assets, layers by URL, controls and legend; nobody else touches folium or Leaflet."""
