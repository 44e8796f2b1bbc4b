/** Plotly's own words for dates in the language of the interface; it brings English ones along. */
const names = (language: string, what: 'month' | 'weekday', style: 'long' | 'short', count: number) =>
  Array.from({ length: count }, (_, index) => {
    // 4 January 1970 was a Sunday, with which Plotly's weeks begin.
    const day = what === 'month' ? new Date(Date.UTC(1970, index, 1)) : new Date(Date.UTC(1970, 0, 4 + index))
    return new Intl.DateTimeFormat(language, { [what]: style, timeZone: 'UTC' }).format(day)
  })

export function plotlyLocale(language: string, t: (key: string) => string): object {
  return {
    moduleType: 'locale',
    name: language,
    dictionary: {},
    format: {
      days: names(language, 'weekday', 'long', 7),
      shortDays: names(language, 'weekday', 'short', 7),
      months: names(language, 'month', 'long', 12),
      shortMonths: names(language, 'month', 'short', 12),
      date: '%Y-%m-%d',
      month: t('chart.month'),
      dayMonth: t('chart.day_month'),
      dayMonthYear: t('chart.day_month_year'),
    },
  }
}
