/** Drawing a dashboard: reports on the left, the grid in the middle, what can be set on the right. */
import { StudioPage } from '../studio/StudioPage'
import { Designer } from './Designer'
import '../../dashboards/dashboards.css'
import './dashboard.css'

export default function DashboardDesignerPage() {
  return <StudioPage kind="dashboard">{(loaded) => <Designer key={loaded.name} {...loaded} />}</StudioPage>
}
