/* Lengths and areas as a language writes them: metres and kilometres, 亩 and hectares. */
(function () {
  "use strict";
  const MU_M2 = 2000 / 3, HA_M2 = 10000;
  let lang = "zh", locale = "zh-CN", text = {};

  function install(config) {
    ({ lang, locale, text } = config);
  }

  function number(value, digits) {
    return new Intl.NumberFormat(locale, { maximumFractionDigits: digits, minimumFractionDigits: digits }).format(value);
  }

  /* Small things with two decimals, large ones without. */
  const fitting = (value) => number(value, value < 100 ? 2 : value < 1000 ? 1 : 0);

  const mu = (m2) => fitting(m2 / MU_M2) + " " + text.unit_mu;
  const hectares = (m2) => fitting(m2 / HA_M2) + " " + text.unit_ha;

  /* Both units, the one of the language first. */
  function bothAreas(m2) {
    const [first, second] = lang === "zh" ? [mu(m2), hectares(m2)] : [hectares(m2), mu(m2)];
    return lang === "zh" ? first + "（" + second + "）" : first + " (" + second + ")";
  }

  const length = (m) => (m < 1000 ? number(m, m < 100 ? 1 : 0) + " " + text.unit_m : number(m / 1000, m < 10000 ? 3 : 2) + " " + text.unit_km);

  window.ParcelUnits = { install, whole: (value) => number(value, 0), bothAreas, length };
})();
