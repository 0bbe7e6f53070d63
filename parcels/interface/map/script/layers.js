/* The tree of layers: groups with a tick of three states, layers with count and area once they are loaded, one slider
for how strongly constraints cover the land. What is on and how strongly is kept for the visit. */
(function () {
  "use strict";
  const KEPT = "parcels-layers", STRENGTH = "parcels-constraints", ROOMY = 800;
  const { make, control } = ParcelLegend;
  let numbered = 0;

  /* Before anything is loaded: what was switched on or off before counts more than the usual choice. */
  function recall(config) {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) || "{}");
    config.layers.forEach((layer) => { if (!layer.fixed && layer.id in kept) layer.on = kept[layer.id] === true; });
  }

  function keep(layer) {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) || "{}");
    sessionStorage.setItem(KEPT, JSON.stringify({ ...kept, [layer.id]: layer.on }));
  }

  function install(state, onToggle) {
    const { map, config } = state, details = make("details", "", control(map, "topright", "pm-layers"));
    details.dataset.role = "layers";
    make("summary", "", details, config.text.layers);
    const list = make("div", "pm-list", details), tree = { ticks: [], groups: [] };
    details.addEventListener("toggle", () => makeRoom(map, details.open));
    config.groups.forEach((group) => branch(state, tree, list, group, onToggle));
    strength(state);
    state.tree = { told: () => tell(state, tree) };
  }

  /* Both boxes stand at the right: where the map is low, the legend folds while the tree is open. */
  function makeRoom(map, isOpen) {
    const legend = map.getContainer().querySelector("[data-role=legend]");
    if (isOpen && legend.open && map.getSize().y < ROOMY) { legend.open = false; legend.dataset.folded = "1"; }
    else if (!isOpen && legend.dataset.folded) { legend.open = true; delete legend.dataset.folded; }
  }

  const below = (config, group) => [...config.layers.filter((layer) => layer.group === group.id),
    ...(group.groups || []).flatMap((inner) => below(config, inner))];

  function branch(state, tree, parent, group, onToggle) {
    const layers = below(state.config, group);
    if (!layers.length) return;
    const box = make("fieldset", "pm-branch", parent), head = make("legend", "", box), label = make("label", "", head);
    box.dataset.group = group.id;
    const tick = make("input", "", label), free = layers.filter((layer) => !layer.fixed);
    tick.type = "checkbox"; tick.disabled = !free.length;
    make("span", "", label, group.label);
    const own = { tick, layers };
    tree.groups.push(own);
    tick.addEventListener("change", () => {
      const on = tick.checked;
      free.filter((layer) => layer.on !== on).forEach((layer) => switched(layer, on, onToggle));
      show(tree);
    });
    const inner = folded(state, box, head, group);
    if (group.slider) inner.appendChild(slider(state));
    state.config.layers.filter((layer) => layer.group === group.id).forEach((layer) => leaf(state, tree, inner, layer, onToggle));
    (group.groups || []).forEach((one) => branch(state, tree, inner, one, onToggle));
    show(tree);
  }

  /* A group folds by its own button; those with something on are open at first. */
  function folded(state, box, head, group) {
    const button = make("button", "pm-fold", null), inner = make("div", "pm-inner", box);
    button.type = "button";
    inner.id = "pm-inner-" + (numbered += 1);
    button.setAttribute("aria-controls", inner.id);
    button.setAttribute("aria-label", group.label);
    head.prepend(button);
    const set = (open) => { inner.hidden = !open; button.setAttribute("aria-expanded", String(open)); button.textContent = open ? "▾" : "▸"; };
    button.addEventListener("click", () => set(inner.hidden));
    set(below(state.config, group).some((layer) => layer.on));
    return inner;
  }

  function leaf(state, tree, parent, layer, onToggle) {
    const line = make("label", "pm-row", parent), tick = make("input", "", line);
    tick.type = "checkbox"; tick.dataset.layer = layer.id;
    if (layer.fixed) tick.disabled = true;
    if (layer.mark) line.appendChild(ParcelPaint.swatch(layer.mark, 0.14));
    make("span", "pm-label", line, layer.label);
    const told = make("span", "pm-tally", line, "");
    tree.ticks.push({ tick, layer, told });
    tick.addEventListener("change", () => { switched(layer, tick.checked, onToggle); show(tree); });
  }

  function switched(layer, on, onToggle) {
    onToggle(layer, on);
    keep(layer);
  }

  function show(tree) {
    tree.ticks.forEach(({ tick, layer }) => { tick.checked = layer.on; });
    tree.groups.forEach(({ tick, layers }) => {
      const on = layers.filter((layer) => layer.on).length;
      tick.checked = on === layers.length;
      tick.indeterminate = on > 0 && on < layers.length;
    });
  }

  function tell(state, tree) {
    tree.ticks.forEach(({ layer, told }) => {
      const tally = layer.fixed ? ParcelModes.tally(state).sum : state.tallies[layer.id];
      const hasArea = layer.fixed || layer.kind === "constraint" || layer.kind === "platforms";
      told.textContent = tally ? state.config.tally(tally.count, hasArea ? tally.area : 0) : "";
    });
    show(tree);
  }

  function slider(state) {
    const line = make("label", "pm-strength", null), input = make("input", "", null);
    make("span", "", line, state.config.text.layers_opacity);
    Object.assign(input, { type: "range", min: 10, max: 100, step: 5, value: kept() });
    input.dataset.role = "strength";
    input.addEventListener("input", () => { sessionStorage.setItem(STRENGTH, input.value); strength(state); });
    line.appendChild(input);
    return line;
  }

  const kept = () => Number(sessionStorage.getItem(STRENGTH)) || 100;

  function strength(state) {
    state.map.getPane("constraints").style.opacity = kept() / 100;
  }

  window.ParcelLayers = { install, recall };
})();
