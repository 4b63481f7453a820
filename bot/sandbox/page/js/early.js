// Runs before the first paint so that a chosen theme or language never flashes the other one.
(() => {
  const read = (name) => {
    try {
      return localStorage.getItem(`birdcall.${name}`);
    } catch {
      return null;
    }
  };
  const root = document.documentElement;
  const theme = read("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  const chinese = (read("language") ?? navigator.language).startsWith("zh");
  root.lang = chinese ? "zh-Hans" : "en";
})();
