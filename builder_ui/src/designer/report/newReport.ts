/** The document of a new report: how many records there are, as one number. Pure. */
import type { Words } from '../../api/words'
import type { ReportDocument } from './document'

export function newReport(key: string, name: Words, form: string, counted: Words): ReportDocument {
  return {
    $schema: '/schemas/report.json',
    kind: 'report',
    key,
    version: 1,
    name,
    body: { form, measures: [{ id: 'count', type: 'count', config: {}, label: counted }], dimensions: [], chart: { type: 'kpi', config: {} } },
  }
}
