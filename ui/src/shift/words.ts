/** Lines of a plan: the same hours on so many days, people in turn. Beijing time, which has no summer time. */
export function lines(first: string, days: number, begin: string, hours: number, people: string[]): { person: string; from: string; to: string }[] {
  if (!people.length || !/^\d{4}-\d{2}-\d{2}$/.test(first) || !/^\d{2}:\d{2}$/.test(begin)) return [];
  const start = Date.parse(`${first}T${begin}:00+08:00`);
  const turns = Math.max(1, Math.floor(24 / hours));
  return Array.from({ length: days * turns }, (_, i) => {
    const from = start + Math.floor(i / turns) * 86_400_000 + (i % turns) * hours * 3_600_000;
    return { person: people[i % people.length]!, from: new Date(from).toISOString(), to: new Date(from + hours * 3_600_000).toISOString() };
  });
}
