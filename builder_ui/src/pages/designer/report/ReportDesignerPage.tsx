/** Drawing a report: what there is to count on the left, the chart in the middle, what can be set on the right. */
import { StudioPage } from '../studio/StudioPage'
import { Designer } from './Designer'
import './report.css'

export default function ReportDesignerPage() {
  return <StudioPage kind="report">{(loaded) => <Designer key={loaded.name} {...loaded} />}</StudioPage>
}
