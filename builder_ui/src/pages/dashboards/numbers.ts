/** Numbers in the few d3 formats that the report engine uses, without d3: ",d" ",.2f" ".1%". Pure. */
export function formatted(value: unknown, format: string | undefined, language: string): string {
  if (value === null || value === undefined) return '—'
  if (typeof value !== 'number') return String(value)
  const found = /^(,?)(?:\.(\d+))?([df%])$/.exec(format ?? '')
  if (!found) return value.toLocaleString(language, { maximumFractionDigits: 2 })
  const [, comma, digits, kind] = found
  const places = kind === 'd' ? 0 : Number(digits ?? 0)
  return value.toLocaleString(language, {
    style: kind === '%' ? 'percent' : 'decimal',
    useGrouping: comma === ',',
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  })
}
