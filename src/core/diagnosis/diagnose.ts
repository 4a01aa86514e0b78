/** Stands in until the diagnosis is merged: it knows nothing. */
export interface Diagnosis {
  verdict: 'broken-pipe' | 'neighbour' | 'other' | 'nothing';
  causes: readonly {
    id: string;
    page: string;
    error?: string;
    certainty: 'certain' | 'likely' | 'possible';
    evidence: readonly { start: number; end: number }[];
  }[];
}
export const diagnose = (_text: string): Diagnosis => ({ verdict: 'nothing', causes: [] });
