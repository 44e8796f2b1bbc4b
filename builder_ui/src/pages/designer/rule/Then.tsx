/** 那么: what is done. */
import { ActionList } from './ActionList'
import { Clause } from './Clause'

interface Props {
  open: string | null
  onOpen: (id: string | null) => void
}

export function Then(props: Props) {
  return (
    <Clause word="then" at="/body/then">
      <ActionList {...props} />
    </Clause>
  )
}
