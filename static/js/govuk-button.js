import { Button } from "../vendor/govuk-frontend/components/button/button.mjs";

export default (element) => new Button(element);
