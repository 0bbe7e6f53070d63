/* Background maps the city has set up; none is shown, and nothing asked of anybody, until somebody chooses one. */
(function () {
  "use strict";
  const SHEETS = "M10 3l7 3.500-7 3.500-7-3.500zM3 10l7 3.500L17 10M3 13.500 10 17l7-3.500";
  const KEPT = "parcels-base-map";
  const own = { map: null, config: null, layer: null, box: null, failed: false };

  function install({ map, config }) {
    const maps = config.base_maps || [];
    if (!maps.length) return;
    Object.assign(own, { map, config, box: ParcelTools.panel("base-map", "group") });
    const credit = ParcelLegend.control(map, "bottomleft", "pm-credit");
    credit.hidden = true;
    own.credit = credit;
    const button = ParcelTools.action(map, { id: "base-map", icon: SHEETS, text: config.text.base_map, run: () => {
      own.box.hidden = !own.box.hidden;
      button.setAttribute("aria-expanded", String(!own.box.hidden));
    } });
    button.setAttribute("aria-expanded", "false");
    own.box.setAttribute("aria-label", config.text.base_map);
    const kept = maps.findIndex((item) => item.name === sessionStorage.getItem(KEPT));
    choices([{ name: config.text.base_map_none }, ...maps], kept + 1);
    if (kept >= 0) show(maps[kept]);
  }

  function choices(items, chosen) {
    const set = ParcelLegend.make("fieldset", "pm-choices", own.box);
    ParcelLegend.make("legend", "", set, own.config.text.base_map);
    items.forEach((item, i) => {
      const line = ParcelLegend.make("label", "pm-row", set), tick = ParcelLegend.make("input", "", line);
      Object.assign(tick, { type: "radio", name: "base-map", checked: i === chosen });
      ParcelLegend.make("span", "pm-label", line, item.name);
      tick.addEventListener("change", () => show(item.url ? item : null));
    });
    own.notice = ParcelLegend.make("div", "pm-notice", own.box);
    own.notice.hidden = true;
  }

  function show(item) {
    if (own.layer) own.layer.remove();
    own.layer = null;
    own.notice.hidden = true;
    own.credit.textContent = item ? item.credit : "";
    own.credit.hidden = !own.credit.textContent;
    if (item) sessionStorage.setItem(KEPT, item.name); else sessionStorage.removeItem(KEPT);
    if (!item) return;
    own.layer = L.tileLayer(item.url, { subdomains: item.subdomains, maxNativeZoom: item.max_zoom, maxZoom: 22, pane: "tilePane" });
    own.layer.on("tileerror", () => { own.notice.textContent = own.config.text.base_map_failed; own.notice.hidden = false; });
    own.layer.addTo(own.map);
  }

  window.ParcelBaseMap = { install };
})();
