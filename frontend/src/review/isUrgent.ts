/** Whether a difference of this severity stands under "Safety first". */
export function isUrgent(severity: string): boolean {
  return severity === "danger" || severity === "caution";
}
