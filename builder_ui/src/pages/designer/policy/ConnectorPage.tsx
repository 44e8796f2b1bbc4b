/** The page of connectors in the designer. */
import { PolicyPage } from './PolicyPage'

export default function ConnectorPage() {
  return <PolicyPage kind="connector" />
}
