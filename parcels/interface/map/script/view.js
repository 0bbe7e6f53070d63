/* Ways to look: the whole screen, a small map of the whole city, and a place by its coordinates. */
(function () {
  "use strict";
  const CORNERS = "M3 7.500V3h4.500M12.500 3H17v4.500M17 12.500V17h-4.500M7.500 17H3v-4.500";
  const INSET = "M2.500 4h15v12h-15zM10 10h5.500v4H10z";
  const WIDE = 150, SHOWN = "parcels-overview", ROOMY = 620;

  function install(state) {
    ParcelTools.action(state.map, { id: "overview", icon: INSET, text: state.config.text.overview, group: true, run: overview(state) });
    ParcelTools.action(state.map, { id: "full", icon: CORNERS, text: state.config.text.full_screen, run: () => fullScreen() });
  }

  /* The browser's full screen, or the whole window where the page's frame may not have it. */
  function fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (document.fullscreenEnabled) document.documentElement.requestFullscreen().catch(fill);
    else fill();
  }

  function fill() {
    const frame = window.frameElement;
    if (!frame) return;
    const isFull = frame.dataset.full === "1";
    frame.dataset.full = isFull ? "" : "1";
    Object.assign(frame.style, isFull ? { position: "", inset: "", zIndex: "", width: "", height: "" }
      : { position: "fixed", inset: "0", zIndex: "999999", width: "100vw", height: "100vh" });
  }

  const shape = (bounds) => {
    const [[south, west], [north, east]] = bounds, squeeze = Math.cos((south + north) / 2 * Math.PI / 180);
    const ratio = (north - south) / ((east - west) * squeeze), wide = ratio > 1 ? WIDE / ratio : WIDE;
    return { south, west, north, east, wide: Math.max(60, Math.round(wide)), high: Math.max(48, Math.round(wide * ratio)) };
  };

  /* Until somebody decides, the small map shows itself as soon as the large one does not show the whole city. */
  function overview(state) {
    const { map, config } = state, box = ParcelLegend.control(map, "bottomleft", "pm-overview"), frame = shape(config.bounds);
    box.dataset.role = "overview";
    const [ground, view] = [0, 1].map(() => ParcelLegend.make("canvas", "", box));
    [ground, view].forEach((canvas) => { canvas.width = frame.wide; canvas.height = frame.high; });
    view.setAttribute("role", "img");
    view.setAttribute("aria-label", config.text.overview);
    box.style.width = frame.wide + "px"; box.style.height = frame.high + "px";
    const at = (lat, lng) => [(lng - frame.west) / (frame.east - frame.west) * frame.wide, (frame.north - lat) / (frame.north - frame.south) * frame.high];
    whenFilled(state, () => drawGround(state, ground, at));
    const draw = () => drawView(map, view, at);
    let wanted = sessionStorage.getItem(SHOWN);
    const show = () => {
      box.hidden = wanted === null ? map.getSize().x < ROOMY || map.getBounds().contains(config.bounds) : wanted === "0";
      map.getContainer().querySelector("[data-tool=overview]").setAttribute("aria-pressed", String(!box.hidden));
      draw();
    };
    steer(map, view, frame);
    map.on("move", draw);
    map.on("moveend resize", show);
    setTimeout(show);
    return () => { wanted = box.hidden ? "1" : "0"; sessionStorage.setItem(SHOWN, wanted); show(); };
  }

  /* Boundaries and roads arrive after the parcels, each layer at once. */
  function whenFilled(state, draw) {
    let waiting = 0;
    const soon = () => { clearTimeout(waiting); waiting = setTimeout(draw, 60); };
    ["platforms", "roads"].forEach((id) => state.groups[id] && state.groups[id].on("layeradd", soon));
    soon();
  }

  function drawGround(state, canvas, at) {
    const pen = canvas.getContext("2d");
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.lineWidth = 0.8; pen.strokeStyle = "#c9c1b2";
    paths(state.groups.roads, pen, at, false);
    pen.lineWidth = 1.2; pen.strokeStyle = "#3b4a52"; pen.fillStyle = "rgba(59, 74, 82, .16)";
    paths(state.groups.platforms, pen, at, true);
  }

  function paths(group, pen, at, fill) {
    if (!group) return;
    group.eachLayer((layer) => {
      if (!layer.getLatLngs) return;
      pen.beginPath();
      lines(layer.getLatLngs()).forEach((line) => line.forEach((point, i) => pen[i ? "lineTo" : "moveTo"](...at(point.lat, point.lng))));
      if (fill) { pen.closePath(); pen.fill("evenodd"); }
      pen.stroke();
    });
  }

  const lines = (part) => (part.length && Array.isArray(part[0]) ? part.flatMap(lines) : [part]);

  function drawView(map, canvas, at) {
    const pen = canvas.getContext("2d"), view = map.getBounds();
    const [x1, y1] = at(view.getNorth(), view.getWest()), [x2, y2] = at(view.getSouth(), view.getEast());
    const left = Math.max(1, Math.min(x1, canvas.width - 5)), top = Math.max(1, Math.min(y1, canvas.height - 5));
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.lineWidth = 2; pen.strokeStyle = "#b3261e"; pen.fillStyle = "rgba(179, 38, 30, .08)";
    const size = [Math.max(4, Math.min(x2, canvas.width - 1) - left), Math.max(4, Math.min(y2, canvas.height - 1) - top)];
    pen.fillRect(left, top, ...size);
    pen.strokeRect(left, top, ...size);
  }

  function steer(map, canvas, frame) {
    let isHeld = false;
    const go = (event) => {
      const box = canvas.getBoundingClientRect();
      const lng = frame.west + (event.clientX - box.left) / box.width * (frame.east - frame.west);
      const lat = frame.north - (event.clientY - box.top) / box.height * (frame.north - frame.south);
      map.panTo([lat, lng], { animate: false });
    };
    canvas.addEventListener("pointerdown", (event) => { isHeld = true; canvas.setPointerCapture(event.pointerId); go(event); });
    canvas.addEventListener("pointermove", (event) => { if (isHeld) go(event); });
    ["pointerup", "pointercancel"].forEach((type) => canvas.addEventListener(type, () => { isHeld = false; }));
  }

  let flag = null;

  /* Show a place in the middle of the map with a ring around it for some seconds. */
  function goTo(lng, lat, zoom) {
    const { map } = window.__parcels;
    if (![lng, lat].every(Number.isFinite) || Math.abs(lng) > 180 || Math.abs(lat) > 90) return false;
    map.setView([lat, lng], zoom || Math.max(map.getZoom(), 16), { animate: false });
    if (flag) flag.remove();
    flag = L.circleMarker([lat, lng], { pane: "measured", radius: 14, color: "#b3261e", weight: 3, fill: false, interactive: false }).addTo(map);
    const own = flag;
    setTimeout(() => own.remove(), 8000);
    return true;
  }

  window.ParcelView = { install, goTo, fullScreen };
})();
