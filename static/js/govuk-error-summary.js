import { ErrorSummary } from "../vendor/govuk-frontend/components/error-summary/error-summary.mjs";

export default (element) => new ErrorSummary(element);
