/* What the map tells the page: numbered messages in an outbox, so that none is handled twice and none is lost to another.

Python gets one value, and of several in quick succession only the last. So each post holds every message of the last
seconds, and waits until a click just made has been handed over. */
(function () {
  "use strict";
  const QUIET_MS = 320, GATHER_MS = 60, KEEP_MS = 4000;
  const LATEST_ONLY = ["selection"];
  const frame = Array.from(crypto.getRandomValues(new Uint32Array(2)), (n) => n.toString(36)).join("");
  const last = {};
  let map = null, number = 0, outbox = [], timer = 0, clicked = 0;

  function install(target) {
    map = target;
    map.on("preclick", () => { clicked = Date.now(); if (outbox.length) schedule(QUIET_MS); });
  }

  /* Send a message to the page; returns its running number. The value is plain data. */
  function tell(kind, value) {
    number += 1;
    if (LATEST_ONLY.includes(kind)) outbox = outbox.filter((message) => message.kind !== kind);
    outbox.push({ number, kind, value: JSON.parse(JSON.stringify(value)), at: Date.now() });
    last[kind] = number;
    schedule(Math.max(GATHER_MS, clicked + QUIET_MS - Date.now()));
    return number;
  }

  function schedule(wait) {
    clearTimeout(timer);
    timer = setTimeout(post, wait);
  }

  function post() {
    outbox = outbox.filter((message) => !message.posted || message.at > Date.now() - KEEP_MS);
    if (!outbox.length) return;
    if (!map || !map.listens("draw:created")) { schedule(100); return; }
    outbox.forEach((message) => { message.posted = true; });
    hand({ frame, messages: outbox.map(({ number: count, kind, value }) => ({ number: count, kind, value })) });
  }

  /* Send properties to the page at once; st_folium itself would wait a quarter of a second for a second one. */
  function hand(properties) {
    const drawing = { type: "Feature", geometry: null, properties }, value = { last_active_drawing: drawing };
    const kept = window.__GLOBAL_DATA__;
    kept.last_active_drawing = drawing;
    kept.previous_data = value;  // so that st_folium does not send the same again
    window.Streamlit.setComponentValue(value);
  }

  /* Whether what the page says of a kind was written after it had heard the last word of this frame. */
  function isHeard(kind, from, upTo) {
    return from !== frame || upTo >= (last[kind] || 0);
  }

  window.ParcelChannel = { install, tell, hand, isHeard, frame };
})();
