/* Parcels selected together: shift and click, a rectangle or a lasso; outlined at once, with totals, and told to the page.

The totals are by what the colours of the map tell: by status, by use, by who holds the land, as the legend has them.
A rectangle or lasso takes the parcels whose label point, a point inside the parcel, lies within it. */
(function () {
  "use strict";
  const RECTANGLE = "M3 4h14v12H3z";
  const LASSO = "M10 3c4.4 0 7.5 2 7.5 4.8S14.4 12.500 10 12.500 2.500 10.600 2.500 7.800 5.600 3 10 3zM6.500 12c-1.800 1.500.500 3 1.500 1.800C9 12.500 6 11.500 5.500 14.500c-.2 1.300.300 2 1 2.500";
  const OUTLINES = [{ color: "#fff", weight: 6, opacity: 0.9 }, { color: "#0b3fa8", weight: 2.6, opacity: 1 }];
  const HALO_MOST = 2000;
  const pick = { state: null, ids: new Set(), lines: [], box: null };

  function install(state) {
    pick.state = state;
    const { map, config } = state, pane = map.createPane("picked");
    pane.style.zIndex = 448;
    pane.style.pointerEvents = "none";
    const renderer = L.canvas({ pane: "picked", padding: 0.3 });
    pick.lines = OUTLINES.map((look) => L.polygon([], { ...look, pane: "picked", renderer, fill: false, interactive: false }).addTo(map));
    pick.box = ParcelTools.panel("picked");
    ParcelTools.add(map, { id: "rectangle", icon: RECTANGLE, text: config.text.select_rectangle, group: true, start: rectangle });
    ParcelTools.add(map, { id: "lasso", icon: LASSO, text: config.text.select_lasso, start: lasso });
    ParcelTools.onIdleClick((e) => (e.shiftKey || e.ctrlKey) && toggleAt(e.latlng));
    state.parcels.ready.then(draw, () => undefined);
    map.on("pm:marked pm:recoloured", draw);
    ParcelTools.onEscape(() => pick.ids.size > 0 && (choose(new Set()), true));
  }

  function crossings(ring, x, y) {
    let inside = false;
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const a = ring[i], b = ring[j];
      if ((a.lat > y) !== (b.lat > y) && x < (b.lng - a.lng) * (y - a.lat) / (b.lat - a.lat) + a.lng) inside = !inside;
    }
    return inside;
  }

  function toggleAt(latlng) {
    const found = pick.state.parcels.at(latlng), ids = new Set(pick.ids);
    if (!found || !found.pid || !ParcelModes.isShown(pick.state, found)) return false;
    if (!ids.delete(found.pid)) ids.add(found.pid);
    choose(ids);
    return true;
  }

  function within(ring) {
    const box = L.latLngBounds(ring), [west, south, east, north] = [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()];
    const found = [];
    pick.state.parcels.each((p) => {
      const isNear = p.x >= west && p.x <= east && p.y >= south && p.y <= north;
      if (isNear && p.pid && crossings(ring, p.x, p.y) && ParcelModes.isShown(pick.state, p)) found.push(p.pid);
    });
    return found;
  }

  /* Shift adds to what is selected, Alt takes away; without either the new set replaces the old. */
  function take(ring, e) {
    const found = within(ring), ids = new Set(e.shiftKey || e.ctrlKey || e.altKey ? pick.ids : []);
    found.forEach((pid) => (e.altKey ? ids.delete(pid) : ids.add(pid)));
    choose(ids);
  }

  const corners = (a, b) => [[a.lat, a.lng], [a.lat, b.lng], [b.lat, b.lng], [b.lat, a.lng]].map((at) => L.latLng(at));

  const rectangle = () => dragged((path, e) => corners(path[0], e.latlng), (path, e) => { path[1] = e.latlng; });
  const lasso = () => dragged((path) => path, (path, e) => path.push(e.latlng));

  /* A shape drawn by one drag; a press without a drag adds or removes the parcel under it. */
  function dragged(shapeOf, extend) {
    let path = null, from = null, line = null;
    const end = () => { if (line) line.remove(); path = line = null; };
    return {
      drag: false,
      down: (e) => {
        path = [e.latlng]; from = e.point;
        line = L.polygon([], { pane: "picked", color: "#0b3fa8", weight: 1.6, dashArray: "5 4", fillOpacity: 0.08, interactive: false })
          .addTo(pick.state.map);
      },
      move: (e) => { if (path) { extend(path, e); line.setLatLngs(shapeOf(path, e)); } },
      up: (e) => {
        if (!path) return;
        const ring = shapeOf(path, e), isDrag = from.distanceTo(e.point) > 4 || path.length > 8;
        end();
        if (isDrag) take(ring, e); else toggleAt(e.latlng);
      },
      cancel: () => { const was = path !== null; end(); return was; },
      end,
    };
  }

  function choose(ids, quiet) {
    pick.ids = ids;
    draw();
    if (!quiet) ParcelChannel.tell("selection", { parcels: [...ids] });
    pick.state.map.fire("pm:picked", { parcels: ids });
  }

  function draw() {
    const { parcels } = pick.state, chosen = [...pick.ids].map((pid) => parcels.get(pid)).filter(Boolean);
    const parts = chosen.flatMap((p) => L.GeoJSON.coordsToLatLngs(parcels.geometry(p.pid).coordinates, 2));
    const [halo, outline] = pick.lines;
    halo.setLatLngs(chosen.length > HALO_MOST ? [] : parts);  // among thousands it costs as much as the outline and is not seen
    outline.setLatLngs(parts);
    totals(chosen);
  }

  function totals(chosen) {
    const { state } = pick, { config } = state, { make } = ParcelLegend, box = pick.box, sums = new Map();
    let area = 0;
    chosen.forEach((p) => {
      const code = ParcelModes.codeOf(state, p), sum = sums.get(code) || sums.set(code, { count: 0, area: 0 }).get(code);
      sum.count += 1; sum.area += p.a; area += p.a;
    });
    box.hidden = !pick.ids.size;
    box.replaceChildren();
    if (box.hidden) return;
    const head = make("div", "pm-head", box);
    make("b", "", head, config.text.picked + " " + ParcelUnits.whole(pick.ids.size) + config.text.picked_unit);
    const clear = make("button", "pm-clear", head, "×");
    clear.type = "button"; clear.title = config.text.picked_clear; clear.setAttribute("aria-label", config.text.picked_clear);
    clear.addEventListener("click", () => choose(new Set()));
    make("div", "", box, ParcelUnits.bothAreas(area));
    [...state.mode.looks].filter(([code]) => sums.has(code)).forEach(([code, item]) => {
      const row = make("div", "pm-row", box);
      row.appendChild(ParcelPaint.swatch(item.mark, 0.3));
      make("span", "pm-label", row, item.label);
      make("span", "pm-tally", row, config.tally(sums.get(code).count, sums.get(code).area));
    });
  }

  /* The set the page holds, unless this map has told something newer. */
  function adopt(told) {
    if (!told || !pick.state || !ParcelChannel.isHeard("selection", told.frame, told.number)) return;
    const ids = new Set(told.parcels);
    if (ids.size === pick.ids.size && told.parcels.every((pid) => pick.ids.has(pid))) return;
    choose(ids, true);
  }

  window.ParcelSelect = { install, adopt, chosen: () => [...pick.ids], choose: (ids) => choose(new Set(ids)) };
})();
