/* What a filter or a step of the funnel picks out: the other parcels are drawn faded, in whatever colours are shown. */
(function () {
  "use strict";
  const FADED = "\u0000";

  function bitsOf(lit) {
    return lit ? Uint8Array.from(atob(lit.bits), (letter) => letter.charCodeAt(0)) : null;
  }

  const faded = (style) => ({ ...style, fillOpacity: style.fillOpacity * 0.1, opacity: 0.18, weight: Math.min(style.weight, 0.6) });

  /* Every way to colour goes through `restyle`; from now on it is asked about the faded ones, too. */
  function install(parcels) {
    const draw = parcels.restyle.bind(parcels), own = { kindOf: parcels.kindOf, styleOf: parcels.styleOf };
    const isFaded = (p) => parcels.lit && !(parcels.lit[p.i >> 3] & (1 << (p.i & 7)));
    parcels.restyle = (kindOf, styleOf) => {
      own.kindOf = kindOf || own.kindOf;
      own.styleOf = styleOf || own.styleOf;
      draw((p) => (isFaded(p) ? FADED : "") + own.kindOf(p),
        (key) => (key.startsWith(FADED) ? faded(own.styleOf(key.slice(1))) : own.styleOf(key)));
    };
    parcels.isFaded = isFaded;
  }

  /* lit: {bits, count} or nothing; drawn anew only when it changed. */
  function apply(state, lit) {
    const told = lit ? lit.bits : "";
    if (!state.parcels || state.litTold === told || (!told && !state.litTold)) return;
    if (!state.parcels.isFaded) install(state.parcels);
    state.litTold = told;
    state.parcels.lit = bitsOf(lit);
    state.parcels.restyle();
  }

  window.ParcelFocus = { apply };
})();
