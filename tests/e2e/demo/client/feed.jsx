// @ts-check
/** What stands around the compose box: navigation, other people's posts, a review to answer. All of it invented. */
import { useState } from 'react';
import { Composer } from './composer.jsx';
import { Avatar, BellIcon, CupIcon, HomeIcon, PeopleIcon, Stars } from './look.jsx';

const earlier = [
  { who: 'Amaia Etxeberria', when: '2 h', text: 'Day three of the new coffee machine. Morale is measurably better ☕️ I will take no questions about my sample size.' },
  { who: 'Jonas Åkerlund', when: '5 h', text: 'Passed my wound care certificate! Thank you to everyone who quizzed me in the car park at 7 am. 💚' },
  { who: 'לאה ברק', when: '8 h', text: 'שבת שלום לכל מי שעובד הלילה 🌙 יש עוגה בחדר הצוות.' },
  { who: 'Priya Raman', when: '1 d', text: 'Petition for a bench outside the staff entrance. It does not need to be a nice bench.' },
];

export function Rail() {
  return (
    <nav aria-label="Breakroom">
      <a className="brand" href="#home"><CupIcon /> <span>Breakroom</span></a>
      <a href="#home" aria-current="page"><HomeIcon /> <span>Home</span></a>
      <a href="#groups"><PeopleIcon /> <span>Groups</span></a>
      <a href="#news"><BellIcon /> <span>Notices</span></a>
    </nav>
  );
}

/** @param {{post: {who: string, when: string, text: string, pictures?: number}, own?: boolean, onComment?: (post: any) => void}} props */
function Post({ post, own = false, onComment }) {
  const [comments, setComments] = useState(/** @type {any[]} */ ([]));
  return (
    <article className="card post" data-feed-post={own ? 'own' : 'other'}>
      <div className="who"><Avatar name={post.who} /><span><b>{post.who}</b> · {post.when}</span></div>
      <p dir="auto">{post.text}</p>
      {post.pictures ? <p className="soft">{post.pictures === 1 ? '1 picture' : `${post.pictures} pictures`}</p> : null}
      {comments.map((comment, index) => <p key={index} className="comment" data-comment=""><b>Rowan Ilić</b> {comment.text}</p>)}
      {onComment ? (
        <Composer editor="textarea" kind="comment" small enterPosts hint="Add a comment" action="Send"
          onPost={(comment) => { setComments((all) => [...all, comment]); onComment(comment); }} />
      ) : null}
    </article>
  );
}

/** @param {{posts: any[], onComment: (post: any) => void}} props */
export function Feed({ posts, onComment }) {
  return (
    <section aria-label="Posts" data-feed="">
      {posts.map((post, index) => (
        <Post key={`own${posts.length - index}`} own post={{ who: 'Rowan Ilić', when: 'now', text: post.text, pictures: post.pictures }} />
      ))}
      {earlier.map((post, index) => <Post key={post.who} post={post} onComment={index === 0 ? onComment : undefined} />)}
    </section>
  );
}

/** @param {{replies: any[], onReply: (post: any) => void}} props */
export function Reviews({ replies, onReply }) {
  return (
    <section className="card reviews" aria-label="Reviews">
      <h2>Alder Street Clinic</h2>
      <p className="soft">A page that you manage</p>
      <article className="review">
        <div className="who"><Avatar name="Marisol Quispe" /><span><b>Marisol Quispe</b><Stars count={2} /></span></div>
        <p>Waited an hour past my slot and nobody at the desk said why. The doctor herself was kind.</p>
        {replies.map((reply, index) => <p key={index} className="comment" data-reply=""><b>Alder Street Clinic</b> {reply.text}</p>)}
        <Composer editor="controlled" kind="review_reply" small hint="Reply as Alder Street Clinic" action="Reply" onPost={onReply} />
      </article>
    </section>
  );
}
