/* All parcels of the city: packed numbers from the server (see map/packed.py), drawn by one canvas. The whole city is
held here, so that counts, selections and hits are exact at every scale. */
(function () {
  "use strict";
  const ARRAYS = { f8: Float64Array, u4: Uint32Array, i4: Int32Array, u1: Uint8Array };
  const WORLD = 256, RAD = Math.PI / 180;
  const OUTLINED_PX = 4, SPECK_PX = 1.6, BATCH = 400;

  const worldX = (lng) => WORLD * (lng / 360 + 0.5);
  const worldY = (lat) => WORLD * (0.5 - Math.log(Math.tan(Math.PI / 4 + lat * RAD / 2)) / (2 * Math.PI));
  const lngOf = (x) => (x / WORLD - 0.5) * 360;
  const latOf = (y) => (2 * Math.atan(Math.exp((0.5 - y / WORLD) * 2 * Math.PI)) - Math.PI / 2) / RAD;
  const rounded = (degrees) => Math.round(degrees * 1e6) / 1e6;

  function unpack(buffer) {
    const length = new DataView(buffer).getUint32(4, true), up = (n) => Math.ceil(n / 8) * 8;
    const found = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, length)));
    let at = up(8 + length);
    found.arrays.forEach(([name, kind, size]) => {
      found[name] = new ARRAYS[kind](buffer, at, size);
      at += up(found[name].byteLength);
    });
    return found;
  }

  /* Vertices in pixels of the world at zoom 0; `first[i]` is the first ring of parcel i, `from[r]` the first vertex of ring r. */
  class Shapes {
    constructor(data) {
      const n = data.looks.length, m = data.steps.length / 2, [west, south] = data.corner;
      this.size = n;
      this.holes = data.holes;
      this.first = totals(data.rings);
      this.from = totals(data.sizes);
      this.x = new Float64Array(m);
      this.y = new Float64Array(m);
      for (let v = 0, lng = west, lat = south; v < m; v += 1) {
        lng += data.steps[2 * v]; lat += data.steps[2 * v + 1];
        this.x[v] = worldX(lng * data.unit);
        this.y[v] = worldY(lat * data.unit);
      }
      this.boxes();
    }

    boxes() {
      this.box = new Float64Array(4 * this.size);
      for (let i = 0; i < this.size; i += 1) {
        let a = Infinity, b = Infinity, c = -Infinity, d = -Infinity;
        for (let v = this.from[this.first[i]], end = this.from[this.first[i + 1]]; v < end; v += 1) {
          const x = this.x[v], y = this.y[v];
          if (x < a) a = x; if (x > c) c = x; if (y < b) b = y; if (y > d) d = y;
        }
        this.box.set([a, b, c, d], 4 * i);
      }
    }

    meets(i, a, b, c, d) {
      const box = this.box, k = 4 * i;
      return box[k] <= c && box[k + 2] >= a && box[k + 1] <= d && box[k + 3] >= b;
    }

    /* Whether a point lies in parcel i: crossings of all its rings, so holes and several parts count as they should. */
    holds(i, x, y) {
      let inside = false;
      for (let r = this.first[i]; r < this.first[i + 1]; r += 1) {
        const end = this.from[r + 1];
        for (let v = this.from[r], w = end - 1; v < end; w = v, v += 1) {
          const yv = this.y[v], yw = this.y[w];
          if (yv > y !== yw > y && x < (this.x[w] - this.x[v]) * (y - yv) / (yw - yv) + this.x[v]) inside = !inside;
        }
      }
      return inside;
    }

    at(x, y) {
      for (let i = this.size - 1; i >= 0; i -= 1) if (this.meets(i, x, y, x, y) && this.holds(i, x, y)) return i;
      return -1;
    }

    geometry(i) {
      const parts = [];
      for (let r = this.first[i]; r < this.first[i + 1]; r += 1) {
        const ring = [];
        for (let v = this.from[r]; v < this.from[r + 1]; v += 1) ring.push([rounded(lngOf(this.x[v])), rounded(latOf(this.y[v]))]);
        ring.push(ring[0]);
        if (this.holes[r]) parts[parts.length - 1].push(ring); else parts.push([ring]);
      }
      return { type: "MultiPolygon", coordinates: parts };
    }
  }

  function totals(counts) {
    const sums = new Uint32Array(counts.length + 1);
    for (let i = 0; i < counts.length; i += 1) sums[i + 1] = sums[i] + counts[i];
    return sums;
  }

  /* One canvas over the view; Leaflet moves and scales it while the map is dragged or zoomed. */
  const Sheet = L.Renderer.extend({
    options: { padding: 0.2 },

    _initContainer() {
      this._container = document.createElement("canvas");
      this._container.style.pointerEvents = "none";
    },

    _destroyContainer() { L.DomUtil.remove(this._container); },

    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      const size = this._bounds.getSize(), ratio = window.devicePixelRatio || 1, sheet = this._container;
      L.DomUtil.setPosition(sheet, this._bounds.min);
      sheet.width = ratio * size.x; sheet.height = ratio * size.y;
      sheet.style.width = size.x + "px"; sheet.style.height = size.y + "px";
      this.paint();
    },

    paint() {
      if (!this._map || !this._container || !this.groups) return;
      const c = this._container.getContext("2d"), ratio = window.devicePixelRatio || 1, { min } = this._bounds;
      c.setTransform(1, 0, 0, 1, 0, 0);
      c.clearRect(0, 0, this._container.width, this._container.height);
      c.setTransform(ratio, 0, 0, ratio, -min.x * ratio, -min.y * ratio);
      const scale = 2 ** this._zoom, origin = this._map.getPixelOrigin(), { max } = this._bounds;
      const view = { scale, dx: origin.x, dy: origin.y, a: (min.x + origin.x) / scale, b: (min.y + origin.y) / scale,
        c: (max.x + origin.x) / scale, d: (max.y + origin.y) / scale };
      this.groups.forEach(({ rows, style }) => drawGroup(c, this.shapes, rows, style, view));
    },
  });

  function drawGroup(c, shapes, rows, style, view) {
    const { box } = shapes, big = [];
    c.fillStyle = style.fillColor || "transparent";
    c.globalAlpha = style.fillColor ? style.fillOpacity : 0;
    for (let j = 0; j < rows.length; j += 1) {
      const i = rows[j], k = 4 * i;
      if (!shapes.meets(i, view.a, view.b, view.c, view.d)) continue;
      const w = (box[k + 2] - box[k]) * view.scale, h = (box[k + 3] - box[k + 1]) * view.scale;
      if (w > SPECK_PX || h > SPECK_PX) { big.push(i); continue; }
      // Smaller than two pixels: a speck of its size says as much as its outline.
      if (style.fillColor) c.fillRect(box[k] * view.scale - view.dx, box[k + 1] * view.scale - view.dy, Math.max(w, 0.6), Math.max(h, 0.6));
    }
    for (let at = 0; at < big.length; at += BATCH) drawBatch(c, shapes, big.slice(at, at + BATCH), style, view);
    c.globalAlpha = 1;
    c.setLineDash([]);
  }

  function drawBatch(c, shapes, rows, style, view) {
    const tall = rows.filter((i) => (shapes.box[4 * i + 2] - shapes.box[4 * i]) * view.scale > OUTLINED_PX ||
      (shapes.box[4 * i + 3] - shapes.box[4 * i + 1]) * view.scale > OUTLINED_PX);
    if (style.fillColor) {
      c.globalAlpha = style.fillOpacity;
      trace(c, shapes, rows, view);
      c.fill("nonzero");
    }
    if (!style.weight || !tall.length) return;
    c.globalAlpha = style.opacity;
    c.strokeStyle = style.color;
    c.lineWidth = style.weight;
    c.lineJoin = "round";
    c.setLineDash(style.dashArray ? style.dashArray.split(/[ ,]+/).map(Number) : []);
    if (tall.length < rows.length || !style.fillColor) trace(c, shapes, tall, view);
    c.stroke();
  }

  function trace(c, shapes, rows, view) {
    const { x, y, first, from } = shapes, { scale, dx, dy } = view;
    c.beginPath();
    rows.forEach((i) => {
      for (let r = first[i]; r < first[i + 1]; r += 1) {
        const end = from[r + 1];
        c.moveTo(x[from[r]] * scale - dx, y[from[r]] * scale - dy);
        for (let v = from[r] + 1; v < end; v += 1) c.lineTo(x[v] * scale - dx, y[v] * scale - dy);
        c.closePath();
      }
    });
  }

  /* What the other scripts work with: see docs/decisions (the parcels in the browser). */
  class Parcels {
    constructor(map, pane, styleOf) {
      this.map = map;
      this.rows = [];
      this.byPid = new Map();
      this.picking = true;
      this.kindOf = (p) => p.k;
      this.styleOf = styleOf;
      this.sheet = new Sheet({ pane });
      this.ready = new Promise((done, failed) => { this.done = done; this.failed = failed; });
      this.ready.catch(() => undefined);
    }

    get size() { return this.rows.length; }

    take(buffer) {
      const data = unpack(buffer), [west, south] = data.corner;
      this.shapes = new Shapes(data);
      this.rows = Array.from(data.looks, (look, i) => ({
        pid: "", name: "", k: data.classes[look], a: Math.round(data.area[i] * 10) / 10, use: "",
        x: rounded((west + data.labels[2 * i]) * data.unit), y: rounded((south + data.labels[2 * i + 1]) * data.unit), i }));
      this.sheet.shapes = this.shapes;
      this.sheet.addTo(this.map);
      this.restyle();
    }

    takeColumns(columns) {
      const { pid, name, use } = columns;
      this.rows.forEach((p, i) => {
        p.pid = pid[i];
        p.name = name.rows.length ? name.values[name.rows[i]] : "";
        p.use = use.rows.length ? use.values[use.rows[i]] : "";
        this.byPid.set(p.pid, p);
      });
      this.done(this);
    }

    each(visit) { this.rows.forEach(visit); }

    get(pid) { return this.byPid.get(pid); }

    at(latlng) {
      const i = this.shapes ? this.shapes.at(worldX(latlng.lng), worldY(latlng.lat)) : -1;
      return i < 0 ? null : this.rows[i];
    }

    within(bounds) {
      if (!this.shapes) return [];
      const view = [worldX(bounds.getWest()), worldY(bounds.getNorth()), worldX(bounds.getEast()), worldY(bounds.getSouth())];
      return this.rows.filter((p) => this.shapes.meets(p.i, ...view));
    }

    geometry(pid) {
      const p = this.get(pid);
      return p ? this.shapes.geometry(p.i) : null;
    }

    /* Colour by another key of each parcel, or by the same again after something changed. */
    restyle(kindOf, styleOf) {
      if (kindOf) this.kindOf = kindOf;
      if (styleOf) this.styleOf = styleOf;
      const groups = new Map();
      this.rows.forEach((p) => {
        const key = this.kindOf(p);
        if (!groups.has(key)) groups.set(key, { rows: [], style: this.styleOf(key) });
        groups.get(key).rows.push(p.i);
      });
      this.sheet.groups = [...groups.values()];
      this.sheet.paint();
    }
  }

  /* The look of a map of Leaflet shapes, for what asks by id. */
  function byId(parcels) {
    const shape = (p) => p && { feature: { type: "Feature", properties: p, get geometry() { return parcels.geometry(p.pid); } } };
    return {
      get: (pid) => shape(parcels.get(pid)),
      has: (pid) => parcels.byPid.has(pid),
      get size() { return parcels.size; },
      values: function* () { for (const p of parcels.rows) yield shape(p); },
      forEach: (visit) => parcels.each((p) => visit(shape(p), p.pid)),
    };
  }

  window.ParcelShapes = { Parcels, byId };
})();
