/* The legend (classes on the map with counts and area) and the list of layers. All words arrive as data and are set as text. */
(function () {
  "use strict";

  function make(tag, className, parent, text) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    if (parent) parent.appendChild(node);
    return node;
  }

  function control(map, position, className) {
    const holder = L.control({ position });
    holder.onAdd = () => {
      const box = make("div", "pm-box " + className);
      L.DomEvent.disableClickPropagation(box);
      L.DomEvent.disableScrollPropagation(box);
      return box;
    };
    holder.addTo(map);
    return holder.getContainer();
  }

  function legend(map, config) {
    const box = control(map, "bottomright", "pm-legend");
    const details = make("details", "", box);
    details.open = true;
    details.dataset.role = "legend";
    make("summary", "pm-title", details, config.text.legend);
    const list = make("div", "", details);
    function row(mark, label, tally, wash) {
      const line = make("div", "pm-row", list);
      line.appendChild(ParcelPaint.swatch(mark, wash));
      make("span", "pm-label", line, label);
      make("span", "pm-tally", line, tally);
    }
    /* classes: [{mark, label, count, area}], layers the same */
    return function draw(classes, layers) {
      list.replaceChildren();
      classes.forEach((item) => row(item.mark, item.label, config.tally(item.count, item.area), 0.3));
      if (layers.length) make("div", "pm-rule", list);
      layers.forEach((item) => row(item.mark, item.label, config.tally(item.count, item.area), 0.14));
    };
  }

  function layerList(map, config, onToggle) {
    const box = control(map, "topright", "pm-layers");
    const details = make("details", "", box);
    details.dataset.role = "layers";
    make("summary", "", details, config.text.layers);
    const list = make("div", "pm-list", details);
    config.layers.forEach((layer) => {
      const line = make("label", "pm-row", list);
      const tick = make("input", "", line);
      tick.type = "checkbox"; tick.checked = layer.on; tick.dataset.layer = layer.id;
      if (layer.fixed) tick.disabled = true;
      tick.addEventListener("change", () => onToggle(layer, tick.checked));
      if (layer.mark) line.appendChild(ParcelPaint.swatch(layer.mark, 0.14));
      make("span", "pm-label", line, layer.label);
    });
  }

  window.ParcelLegend = { make, control, legend, layerList };
})();
