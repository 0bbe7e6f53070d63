/* "Print this view": tells the page which land the map shows. Offered only where the page has a form to print with. */
(function () {
  "use strict";
  const SHEET = "M5 8V3h10v5M5 14H3V8h14v6h-2M5 12h10v5H5z";

  function install({ map, config }) {
    const button = ParcelTools.action(map, { id: "paper", icon: SHEET, text: config.text.paper_view, run: () => {
      const box = map.getBounds();
      ParcelChannel.tell("view", { bounds: [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()] });
    } });
    const offer = () => { button.hidden = !hasForm(); };
    map.on("mouseover moveend", offer);
    button.hidden = true;
    setTimeout(offer, 1500);
  }

  function hasForm() {
    try { return Boolean(window.parent.document.querySelector(".st-key-map-paper")); } catch (error) { return false; }
  }

  window.ParcelPaper = { install };
})();
