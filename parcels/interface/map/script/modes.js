/* What the colour of a parcel tells. The values of a mode are fetched once, when it is first asked for; after that a
change of mode is one redraw in the browser, without the server. The mode chosen outlives the frame (sessionStorage) and
stands in the address of the page (?mode=), so that a link opens what was seen. The page itself is never told: the text
of the base map stays the same whatever is chosen. */
(function () {
  "use strict";
  const KEPT = "parcels-mode", STATUS = "status", MISSING = "missing";
  const UNSEEN = { fillColor: null, fillOpacity: 0, weight: 0, opacity: 0 };

  function install(state, changed) {
    const { config } = state;
    const status = { id: STATUS, note: "", classes: config.order.map((id) => ({ id, ...config.classes[id] })), details: {} };
    state.modes = { known: new Map([[STATUS, status]]), hidden: new Map(), asked: 0, say: "" };
    state.mode = prepared(state, status);
    const told = inAddress(), wanted = told || sessionStorage.getItem(KEPT) || STATUS;
    const isOpen = config.modes.some((mode) => mode.id === wanted);
    if (wanted !== STATUS && isOpen) choose(state, wanted, changed);
    else if (told && !isOpen) state.modes.say = config.text.mode_refused;
  }

  /* The mode the address of the page asks for comes first, then the one chosen before. */
  function inAddress() {
    try { return new URLSearchParams(window.parent.location.search).get("mode"); } catch (error) { return null; /* another origin */ }
  }

  function keep(id) {
    sessionStorage.setItem(KEPT, id);
    try {
      const page = window.parent, address = new URL(page.location.href);
      if (id === STATUS) address.searchParams.delete("mode"); else address.searchParams.set("mode", id);
      page.history.replaceState(page.history.state, "", address);
    } catch (error) { /* another origin: the link then opens the status */ }
  }

  async function choose(state, id, changed) {
    const turn = (state.modes.asked += 1), own = state.config.modes.find((mode) => mode.id === id);
    if (!own) return;
    state.modes.say = state.modes.known.has(id) ? "" : state.config.text.mode_loading;
    changed(false);
    try {
      const mode = state.modes.known.get(id) || await fetched(state, own);
      if (turn !== state.modes.asked) return;
      state.mode = prepared(state, mode);
      state.modes.say = "";
      keep(id);
    } catch (error) {
      if (turn !== state.modes.asked) return;
      state.modes.say = error.told || state.config.text.mode_failed;
    }
    changed(true);
  }

  async function fetched(state, own) {
    const [answer] = await Promise.all([fetch(own.url, { credentials: "same-origin" }), state.parcels.ready]);
    const told = await answer.json().catch(() => ({}));
    if (!answer.ok) throw Object.assign(new Error(String(answer.status)), { told: told.told });
    const mode = { id: own.id, note: told.note, classes: told.classes, detail: told.detail, details: told.details };
    mode.codes = state.parcels.rows.map((p) => (p.pid in told.of ? told.classes[told.of[p.pid]].id : MISSING));
    state.modes.known.set(own.id, mode);
    return mode;
  }

  function prepared(state, mode) {
    const looks = new Map(mode.classes.map((item) => [item.id, item]));
    looks.set(MISSING, { id: MISSING, label: state.config.text.missing, mark: state.config.classes.unknown.mark });
    if (!state.modes.hidden.has(mode.id)) state.modes.hidden.set(mode.id, new Set());
    return { ...mode, looks, hidden: state.modes.hidden.get(mode.id) };
  }

  const codeOf = (state, p) => (state.mode.codes ? state.mode.codes[p.i] : p.k);
  const lookOf = (state, p) => state.mode.looks.get(codeOf(state, p));
  const isShown = (state, p) => !state.mode.hidden.has(codeOf(state, p));

  /* What stands behind the class of a parcel: a date, a code, points; empty where nothing is told. */
  function detailOf(state, p) {
    const { details, detail } = state.mode;
    if (!detail || !(p.pid in details)) return "";
    const unit = detail.unit && (/^%/.test(detail.unit) ? "" : " ") + detail.unit;
    return details[p.pid] + unit;
  }

  const aboutOf = (state, p) => {
    const text = detailOf(state, p);
    return text && state.mode.detail.label + " " + text;
  };

  /* One redraw for all parcels. */
  function paint(state) {
    const { mode } = state, styles = new Map();
    const styleOf = (code) => {
      if (!styles.has(code)) styles.set(code, mode.hidden.has(code) ? UNSEEN : ParcelPaint.style(mode.looks.get(code).mark));
      return styles.get(code);
    };
    state.parcels.restyle((p) => codeOf(state, p), styleOf);
  }

  /* The classes on the map in the order of the mode, with count and area; `left` counts those not hidden. */
  function tally(state) {
    const seen = new Map(), sum = { count: 0, area: 0, left: 0, leftArea: 0 };
    state.parcels.each((p) => {
      const code = codeOf(state, p);
      const own = seen.get(code) || seen.set(code, { count: 0, area: 0 }).get(code);
      own.count += 1; own.area += p.a;
    });
    seen.forEach((own, code) => {
      const isLeft = !state.mode.hidden.has(code);
      sum.count += own.count; sum.area += own.area;
      if (isLeft) { sum.left += own.count; sum.leftArea += own.area; }
    });
    const rows = [...state.mode.looks.values()].filter((item) => seen.has(item.id))
      .map((item) => ({ ...item, ...seen.get(item.id), hidden: state.mode.hidden.has(item.id) }));
    return { rows, sum };
  }

  function toggle(state, code) {
    if (!state.mode.hidden.delete(code)) state.mode.hidden.add(code);
  }

  window.ParcelModes = { install, choose, codeOf, lookOf, isShown, detailOf, aboutOf, paint, tally, toggle };
})();
