import { GoButton } from '../../ui/go-button.js';
import { Page } from '../../ui/page.js';

export const NotFoundPage = () => (
  <Page
    title="No such page"
    message="This address leads nowhere; the page may have moved or the link is cut off."
  >
    <p>
      <GoButton to="/" appearance="primary">
        Go to the board
      </GoButton>
    </p>
  </Page>
);
