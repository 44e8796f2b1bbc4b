/** The page of an escalation ladder in the designer. */
import { PolicyPage } from './PolicyPage'

export default function EscalationPage() {
  return <PolicyPage kind="escalation" />
}
