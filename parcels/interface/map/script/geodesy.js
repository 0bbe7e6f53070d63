/* Distance and area on the ellipsoid of CGCS2000 (GRS 80), from longitude and latitude in degrees.

Distance: Vincenty's inverse formula (Survey Review 1975, no. 176). Area: the polygon in Lambert's azimuthal equal-area
projection of the ellipsoid about its own middle (Snyder, Map Projections, 1987, eq. 3-11, 3-12, 24-2, 24-17 to 24-20), where the straight
edges of a figure of city size keep within millimetres of geodesics. */
(function () {
  "use strict";
  const A = 6378137, F = 1 / 298.257222101, B = A * (1 - F), E2 = F * (2 - F), E = Math.sqrt(E2);
  const RAD = Math.PI / 180, ROUNDS = 200;

  /* Metres along the geodesic between two {lng, lat}; NaN where the formula does not converge (almost opposite points). */
  function distance(p, q) {
    const l = (q.lng - p.lng) * RAD, u1 = Math.atan((1 - F) * Math.tan(p.lat * RAD)), u2 = Math.atan((1 - F) * Math.tan(q.lat * RAD));
    const s1 = Math.sin(u1), c1 = Math.cos(u1), s2 = Math.sin(u2), c2 = Math.cos(u2);
    let lambda = l;
    for (let round = 0; round < ROUNDS; round++) {
      const step = vincenty(lambda, l, s1, c1, s2, c2);
      if (step.same) return 0;
      if (Math.abs(step.next - lambda) < 1e-12) return metres(step);
      lambda = step.next;
    }
    return NaN;
  }

  function vincenty(lambda, l, s1, c1, s2, c2) {
    const sinL = Math.sin(lambda), cosL = Math.cos(lambda);
    const sinS = Math.hypot(c2 * sinL, c1 * s2 - s1 * c2 * cosL), cosS = s1 * s2 + c1 * c2 * cosL;
    if (sinS === 0) return { same: true };
    const sigma = Math.atan2(sinS, cosS), sinA = c1 * c2 * sinL / sinS, cos2A = 1 - sinA * sinA;
    const cosM = cos2A ? cosS - 2 * s1 * s2 / cos2A : 0;
    const c = F / 16 * cos2A * (4 + F * (4 - 3 * cos2A));
    const next = l + (1 - c) * F * sinA * (sigma + c * sinS * (cosM + c * cosS * (2 * cosM * cosM - 1)));
    return { next, sigma, sinS, cosS, cos2A, cosM };
  }

  function metres({ sigma, sinS, cosS, cos2A, cosM }) {
    const u = cos2A * (A * A - B * B) / (B * B);
    const a = 1 + u / 16384 * (4096 + u * (-768 + u * (320 - 175 * u)));
    const b = u / 1024 * (256 + u * (-128 + u * (74 - 47 * u)));
    const turn = b / 6 * cosM * (4 * sinS * sinS - 3) * (4 * cosM * cosM - 3);
    return B * a * (sigma - b * sinS * (cosM + b / 4 * (cosS * (2 * cosM * cosM - 1) - turn)));
  }

  const along = (path) => path.slice(1).reduce((sum, at, i) => sum + distance(path[i], at), 0);

  function q(lat) {
    const s = Math.sin(lat);
    return (1 - E2) * (s / (1 - E2 * s * s) - Math.log((1 - E * s) / (1 + E * s)) / (2 * E));
  }

  /* Square metres of a ring of {lng, lat}, closed or not; a ring that crosses itself has the sum of its signed parts. */
  function area(ring) {
    if (ring.length < 3) return 0;
    const points = equalArea(ring);
    return Math.abs(points.reduce((sum, [x, y], i) => {
      const [nextX, nextY] = points[(i + 1) % points.length];
      return sum + x * nextY - nextX * y;
    }, 0)) / 2;
  }

  function equalArea(ring) {
    const lng0 = middle(ring.map((at) => at.lng)), phi1 = middle(ring.map((at) => at.lat)) * RAD;
    const qp = q(Math.PI / 2), rq = A * Math.sqrt(qp / 2), beta1 = Math.asin(q(phi1) / qp);
    const m1 = Math.cos(phi1) / Math.sqrt(1 - E2 * Math.sin(phi1) ** 2), d = A * m1 / (rq * Math.cos(beta1));
    return ring.map((at) => {
      const beta = Math.asin(q(at.lat * RAD) / qp), l = (at.lng - lng0) * RAD;
      const b = rq * Math.sqrt(2 / (1 + Math.sin(beta1) * Math.sin(beta) + Math.cos(beta1) * Math.cos(beta) * Math.cos(l)));
      return [b * d * Math.cos(beta) * Math.sin(l), b / d * (Math.cos(beta1) * Math.sin(beta) - Math.sin(beta1) * Math.cos(beta) * Math.cos(l))];
    });
  }

  const middle = (values) => (Math.min(...values) + Math.max(...values)) / 2;

  window.ParcelGeodesy = { distance, along, area };
})();
