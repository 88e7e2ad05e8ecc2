// A host application listens to the guide's events. Here the portal's status follows the last check.

interface ReportSummary {
  verdict: "ready" | "attention" | "blocked";
}

const badge = document.querySelector<HTMLElement>("#portal-status");

// Only one of the panel's pages has the badge.
document.querySelector("#portal-guide")?.addEventListener("portal-guide-report", (event) => {
  const { verdict } = (event as CustomEvent<ReportSummary>).detail;
  if (!badge) return;
  badge.textContent = badge.dataset[verdict] ?? "";
  badge.setAttribute("data-verdict", verdict);
});
