// Asks before a button that carries a question sends its form. The page works without it.
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-question]");
  if (button && !window.confirm(button.dataset.question)) event.preventDefault();
});
