/* The frame around the map as a reader's aids find it: in which language it speaks, and that it may be enlarged. */
(function () {
  "use strict";

  function install(config) {
    document.documentElement.lang = config.locale;
    document.querySelectorAll("meta[name=viewport]").forEach((meta) => {
      meta.content = "width=device-width, initial-scale=1";
    });
  }

  window.ParcelFrame = { install };
})();
