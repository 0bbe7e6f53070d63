/* The legend: what the colours tell, the classes on the map with count and area, the layers shown. A class is hidden and
shown by its own button. All words arrive as data and are set as text. */
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

  /* On a small map the open legend would hide half of the land: there it begins folded, with what the colours tell in its
     title. What somebody chose on a map of that kind holds for the rest of the visit. */
  const ROOMY_PX = { x: 800, y: 400 };
  const isLarge = (map) => map.getSize().x >= ROOMY_PX.x && map.getSize().y >= ROOMY_PX.y;
  const kindOf = (map) => "parcels-legend-" + (isLarge(map) ? "large" : "small");

  function isRoomy(map) {
    const kept = sessionStorage.getItem(kindOf(map));
    return kept ? kept === "open" : isLarge(map);
  }

  /* Returns draw({rows, sum, note, say, mode}, layers); `on.choose(mode)`, `on.toggle(class)`, `on.all()` answer the hand. */
  function legend(map, config, on) {
    const details = make("details", "", control(map, "bottomright", "pm-legend"));
    details.open = isRoomy(map);
    details.dataset.role = "legend";
    const title = make("summary", "pm-title", details, config.text.legend);
    title.addEventListener("click", () => sessionStorage.setItem(kindOf(map), details.open ? "folded" : "open"));
    const chooser = modeChooser(details, config, on), note = make("div", "pm-note", details);
    const list = make("div", "pm-classes", details), left = make("div", "pm-left", details);
    left.setAttribute("role", "status");
    const others = make("div", "pm-classes", details);
    return function draw(model, layers) {
      chooser.value = model.mode;
      title.textContent = config.text.legend + (chooser.selectedIndex < 0 ? "" : " · " + chooser.selectedOptions[0].textContent);
      note.textContent = model.note; note.hidden = !model.note;
      const held = document.activeElement && list.contains(document.activeElement) ? document.activeElement.dataset.code : null;
      list.replaceChildren();
      head(list, config);
      model.rows.forEach((item) => classRow(list, config, item, on));
      total(list, config, model);
      if (held) { const again = [...list.querySelectorAll("button")].find((one) => one.dataset.code === held); if (again) again.focus(); }
      tellLeft(left, config, model, on);
      others.replaceChildren();
      layers.forEach((item) => layerRow(others, config, item));
      others.hidden = !layers.length;
    };
  }

  function modeChooser(parent, config, on) {
    const label = make("label", "pm-mode", parent);
    make("span", "", label, config.text.mode);
    const select = make("select", "", label);
    select.dataset.role = "mode";
    config.modes.forEach((mode) => { make("option", "", select, mode.label).value = mode.id; });
    select.addEventListener("change", () => on.choose(select.value));
    return select;
  }

  function cells(line, values) {
    values.forEach((value, i) => make("span", "pm-cell" + (i === 2 ? " pm-second" : ""), line, value));
  }

  function head(list, config) {
    const line = make("div", "pm-line pm-heads", list);
    make("span", "", line); make("span", "", line);
    cells(line, [config.text.legend_count, config.text.area_unit, config.text.legend_second]);
  }

  function classRow(list, config, item, on) {
    const line = make("button", "pm-line" + (item.hidden ? " pm-hidden" : ""), list);
    line.type = "button";
    line.dataset.code = item.id;
    line.setAttribute("aria-pressed", String(!item.hidden));
    line.title = item.hidden ? config.text.legend_show : config.text.legend_hide;
    line.appendChild(ParcelPaint.swatch(item.mark, 0.3));
    make("span", "pm-label", line, item.label);
    cells(line, [config.number(item.count), config.firstArea(item.area), config.secondArea(item.area)]);
    line.addEventListener("click", () => on.toggle(item.id));
  }

  function total(list, config, { sum }) {
    const line = make("div", "pm-line pm-total", list);
    make("span", "", line);
    make("span", "pm-label", line, config.text.legend_total);
    cells(line, [config.number(sum.count), config.firstArea(sum.area), config.secondArea(sum.area)]);
  }

  function tellLeft(left, config, { sum, say, rows }, on) {
    left.replaceChildren();
    if (say) make("span", "", left, say);
    if (!rows.some((item) => item.hidden)) return;
    const told = config.text.legend_left.replace("{left}", config.number(sum.left)).replace("{all}", config.number(sum.count));
    make("span", "", left, told);
    const all = make("button", "pm-all", left, config.text.legend_all);
    all.type = "button";
    all.addEventListener("click", on.all);
  }

  function layerRow(list, config, item) {
    const line = make("div", "pm-line", list);
    line.appendChild(ParcelPaint.swatch(item.mark, 0.14));
    make("span", "pm-label", line, item.label);
    cells(line, [config.number(item.count), item.area ? config.firstArea(item.area) : "", item.area ? config.secondArea(item.area) : ""]);
  }

  window.ParcelLegend = { make, control, legend };
})();
