/* Two maps of one page walk in step: the same middle and zoom. Told by a channel that only frames of this tab share. */
(function () {
  "use strict";
  const TAB = "parcels-tab";

  function tab() {
    const known = sessionStorage.getItem(TAB);
    if (known) return known;
    const made = String(Date.now()) + "-" + String(Math.random()).slice(2);
    sessionStorage.setItem(TAB, made);
    return made;
  }

  /* A frame that is alone in its tab tells nobody. What was moved to keep step is not told again. */
  function install(map) {
    if (!window.BroadcastChannel) return;
    const channel = new BroadcastChannel("parcels-step-" + tab());
    let isFollowing = false;
    const tell = () => {
      if (isFollowing) return;
      const center = map.getCenter();
      channel.postMessage({ lat: center.lat, lng: center.lng, zoom: map.getZoom() });
    };
    map.on("drag moveend", tell);
    channel.addEventListener("message", (event) => {
      const { lat, lng, zoom } = event.data || {};
      if (![lat, lng, zoom].every(Number.isFinite) || document.visibilityState !== "visible") return;
      isFollowing = true;
      map.setView([lat, lng], zoom, { animate: false });
      isFollowing = false;
    });
  }

  window.ParcelStep = { install };
})();
