/** What makes a ticket urgent, each worth so many points. */
import { useWords } from '../../../../i18n/useWords'
import { Blocks } from '../Blocks'
import type { PartProps } from '../parts'

export function Part(props: PartProps) {
  const { t } = useWords()
  return <Blocks {...props} shelf="dimensions" weighted={false} add={t('policy.add_dimension')} />
}
