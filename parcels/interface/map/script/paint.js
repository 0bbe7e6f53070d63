/* Hatches and swatches. A mark is {colour, hatch, outline, sign}; the canvas takes its pattern as a fill. */
(function () {
  "use strict";
  const TILE = 9;
  const made = new Map();

  const strokes = {
    diagonal: (c) => { line(c, -1, TILE + 1, TILE + 1, -1); line(c, -1, 1, 1, -1); line(c, TILE - 1, TILE + 1, TILE + 1, TILE - 1); },
    backward: (c) => { line(c, -1, -1, TILE + 1, TILE + 1); line(c, TILE - 1, -1, TILE + 1, 1); line(c, -1, TILE - 1, 1, TILE + 1); },
    cross: (c) => { strokes.diagonal(c); strokes.backward(c); },
    horizontal: (c) => line(c, 0, TILE / 2, TILE, TILE / 2),
    vertical: (c) => line(c, TILE / 2, 0, TILE / 2, TILE),
    grid: (c) => { strokes.horizontal(c); strokes.vertical(c); },
    dots: (c) => { c.beginPath(); c.arc(TILE / 2, TILE / 2, 1.3, 0, 7); c.fill(); },
    dotted: (c) => { c.beginPath(); c.arc(TILE / 2, TILE / 2, 0.9, 0, 7); c.fill(); },
  };

  function line(c, x1, y1, x2, y2) {
    c.beginPath(); c.moveTo(x1, y1); c.lineTo(x2, y2); c.stroke();
  }

  /* A wash of the colour with the hatch on it; `wash` is the opacity of the ground, 0 to 1. */
  function pattern(mark, wash) {
    const key = mark.colour + mark.hatch + wash;
    if (made.has(key)) return made.get(key);
    const tile = document.createElement("canvas");
    tile.width = tile.height = TILE;
    const c = tile.getContext("2d");
    c.globalAlpha = wash;
    c.fillStyle = mark.colour;
    c.fillRect(0, 0, TILE, TILE);
    c.globalAlpha = 1;
    c.strokeStyle = c.fillStyle = mark.hatch === "dotted" ? "#555" : mark.colour;
    c.lineWidth = 1.5;
    if (strokes[mark.hatch]) strokes[mark.hatch](c);
    const result = c.createPattern(tile, "repeat");
    made.set(key, result);
    return result;
  }

  /* How the land of a class is drawn; without a hatch ("none") an outline in its own colour is all there is. */
  function style(mark) {
    const isPlain = mark.hatch === "solid", isBare = mark.hatch === "none";
    const fillColor = isBare ? null : isPlain ? mark.colour : pattern(mark, 0.3);
    return { fillColor, fillOpacity: isPlain ? 0.72 : 0.9, color: mark.edge || (isBare ? mark.colour : "#3a3a3a"), opacity: 0.85,
      weight: mark.outline, dashArray: mark.hatch === "dotted" ? "3 3" : null };
  }

  function swatch(mark, wash, size) {
    const box = document.createElement("canvas");
    const [w, h] = size || [20, 13];
    box.width = w; box.height = h; box.className = "pm-swatch";
    const c = box.getContext("2d");
    if (mark.hatch !== "none") {
      c.fillStyle = mark.hatch === "solid" ? mark.colour : pattern(mark, wash);
      c.fillRect(1, 1, w - 2, h - 2);
    }
    c.strokeStyle = mark.edge || (mark.hatch === "dotted" ? "#555" : mark.colour);
    c.lineWidth = Math.min(mark.outline || 1, 3);
    if (mark.hatch === "dotted") c.setLineDash([2, 2]);
    c.strokeRect(1, 1, w - 2, h - 2);
    if (mark.sign) {
      c.fillStyle = mark.hatch === "dotted" ? "#333" : "#fff";
      c.font = "10px sans-serif"; c.textAlign = "center"; c.textBaseline = "middle";
      c.fillText(mark.sign, w / 2, h / 2 + 0.5);
    }
    return box;
  }

  window.ParcelPaint = { pattern, style, swatch };
})();
