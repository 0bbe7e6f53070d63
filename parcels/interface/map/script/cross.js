/* The tools of the map by keyboard: while one is on and the map has the focus, the arrow keys move a cross (with Shift
further), Space sets a point, or begins and ends the drag of a rectangle or lasso, and Enter ends what is measured. */
(function () {
  "use strict";
  const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const STEP_PX = 8, FAR_PX = 48, EDGE_PX = 24;
  const own = { map: null, node: null, box: null, at: null, isDown: false };

  function install({ map, config }) {
    const container = map.getContainer();
    own.map = map;
    own.node = ParcelLegend.make("div", "pm-cross", container);
    own.node.hidden = true;
    own.box = ParcelTools.panel("keys");
    own.box.classList.add("pm-hint");
    own.box.textContent = config.text.keys_hint;
    container.addEventListener("keydown", key, true);
    container.addEventListener("pointerdown", put, true);
    map.on("pm:tool", put);
  }

  /* The cross goes away with the tool, and when a hand takes the mouse again. */
  function put() {
    own.at = null;
    own.isDown = false;
    own.node.hidden = own.box.hidden = true;
  }

  function key(event) {
    const hands = ParcelTools.hands();
    if (!hands || event.target !== own.map.getContainer()) return;
    if (event.key === "Escape") { own.isDown = false; return; }
    const step = STEPS[event.key];
    if (step) move(step, event, hands);
    else if (event.key === " ") point(event, hands);
    else if (event.key === "Enter" && hands.finish) hands.finish();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function move([x, y], event, hands) {
    const far = event.shiftKey ? FAR_PX : STEP_PX, size = own.map.getSize();
    const to = at().add([x * far, y * far]);
    const over = L.point(beyond(to.x, size.x), beyond(to.y, size.y));
    if (over.x || over.y) own.map.panBy(over, { animate: false });
    show(to.subtract(over));
    if (hands.move) hands.move(told(event));
  }

  const beyond = (value, most) => Math.min(0, value - EDGE_PX) + Math.max(0, value - (most - EDGE_PX));

  function point(event, hands) {
    show(at());
    if (hands.click) hands.click(told(event));
    else if (own.isDown) { own.isDown = false; hands.up(told(event)); }
    else if (hands.down) { own.isDown = true; hands.down(told(event)); }
  }

  const at = () => own.at || own.map.getSize().divideBy(2).round();

  function show(point) {
    own.at = point;
    own.node.hidden = own.box.hidden = false;
    own.node.style.transform = `translate(${point.x}px, ${point.y}px)`;
    own.map.fire("pm:cross", { latlng: own.map.containerPointToLatLng(point) });
  }

  /* Alt and Ctrl are as for the mouse; Shift is the long step here. */
  const told = (event) => ({ latlng: own.map.containerPointToLatLng(own.at), point: own.at, shiftKey: false, altKey: event.altKey,
    ctrlKey: event.ctrlKey || event.metaKey, original: event });

  window.ParcelCross = { install, begin: () => show(at()) };
})();
