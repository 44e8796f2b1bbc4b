/** `==`: the same value, both there. */
import { comparison } from '../compare'

export const operator = comparison('==', (order) => order === 0)
