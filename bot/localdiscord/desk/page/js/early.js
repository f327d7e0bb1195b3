// Runs before anything is drawn, so that the chosen theme doesn't flash.
(() => {
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch (problem) {
    console.info("The theme can't be remembered here:", problem.message);
  }
})();
