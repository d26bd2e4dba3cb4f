// The words that scripts show, in the language of the page.
const languages = {
  en: () => import("./words.en.js"),
  es: () => import("./words.es.js"),
};
const { default: words } = await (languages[document.documentElement.lang] ?? languages.en)();

// The words for a key, with values in place of {name}.
export function say(key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);
}

// The time of day as the reader writes it: 14:32.
export function time(date = new Date()) {
  return date.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

// A size in bytes as people say it: 1.8 GB.
export function size(bytes) {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"];
  const step = Math.min(Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1000)), 3);
  return new Intl.NumberFormat(document.documentElement.lang, {
    style: "unit", unit: units[step], maximumFractionDigits: step > 1 ? 1 : 0,
  }).format(bytes / 1000 ** step);
}

// Seconds as a time code: 4:12, 1:04:12.
export function code(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (number) => String(number).padStart(2, "0");
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return h ? `${h}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`;
}
