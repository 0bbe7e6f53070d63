/* Scale bar, coordinates under the pointer (city grid and longitude/latitude), and the way back to the whole city. */
(function () {
  "use strict";

  function polynomial(grid, coefficients, lng, lat) {
    const u = (lng - grid.centre[0]) / grid.half[0], v = (lat - grid.centre[1]) / grid.half[1];
    let sum = 0, k = 0;
    for (let i = 0; i <= 3; i++) for (let j = 0; j <= 3 - i; j++) sum += coefficients[k++] * Math.pow(u, i) * Math.pow(v, j);
    return sum;
  }

  function coordinates(map, config) {
    const box = ParcelLegend.control(map, "bottomleft", "pm-readout");
    box.dataset.role = "readout";
    const grid = config.grid, about = grid.error_m > 0.5 ? "≈ " : "";
    const rest = () => { box.textContent = grid.crs; };
    map.on("mousemove pm:cross", (e) => {
      const east = polynomial(grid, grid.easting, e.latlng.lng, e.latlng.lat);
      const north = polynomial(grid, grid.northing, e.latlng.lng, e.latlng.lat);
      box.textContent = grid.crs + "  " + about + "E " + east.toFixed(0) + "  N " + north.toFixed(0) +
        "   " + e.latlng.lng.toFixed(5) + "°, " + e.latlng.lat.toFixed(5) + "°";
    });
    map.on("mouseout", rest);
    rest();
  }

  function home(map, config) {
    const box = ParcelLegend.control(map, "topleft", "leaflet-bar pm-home");
    const button = ParcelLegend.make("a", "", box, "⌂");
    button.href = "#"; button.title = config.text.home; button.setAttribute("role", "button");
    button.setAttribute("aria-label", config.text.home);
    L.DomEvent.on(button, "click", (e) => { L.DomEvent.preventDefault(e); ParcelMap.whole(map, config); });
  }

  function install(map, config) {
    L.control.zoom({ zoomInTitle: config.text.zoom_in, zoomOutTitle: config.text.zoom_out }).addTo(map);
    home(map, config);
    L.control.scale({ imperial: false, maxWidth: 140 }).addTo(map);
    coordinates(map, config);
  }

  window.ParcelReadout = { install };
})();
