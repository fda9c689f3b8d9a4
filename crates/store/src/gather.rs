//! 同办: changes of one kind that come at the same time are made in one transaction (docs/decisions/0011). Who comes while
//! none is under way is served at once; who comes meanwhile goes with the next, so nobody waits for company.

use kernel::{Outcome, Refusal};
use std::fmt;
use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::oneshot;

/// Changes of one transaction at most: bounds how long the first of them waits.
const MOST: usize = 32;

/// Where changes of one kind meet; a clone is the same place.
pub struct Gather<T, R> {
    meeting: Arc<Mutex<Meeting<T, R>>>,
}

struct Meeting<T, R> {
    waiting: Vec<(T, oneshot::Sender<Outcome<R>>)>,
    under_way: bool,
}

impl<T, R> Clone for Gather<T, R> {
    fn clone(&self) -> Self {
        Gather { meeting: self.meeting.clone() }
    }
}

impl<T, R> Default for Gather<T, R> {
    fn default() -> Self {
        Gather { meeting: Arc::new(Mutex::new(Meeting { waiting: Vec::new(), under_way: false })) }
    }
}

impl<T, R> fmt::Debug for Gather<T, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Gather").finish_non_exhaustive()
    }
}

impl<T: Send + 'static, R: Send + 'static> Gather<T, R> {
    /// Have one change made, with whatever else waits. `work` makes all that it is given and answers each, in their order; it
    /// goes on when whoever asked has gone away.
    ///
    /// # Errors
    /// What `work` says of this change; internal if it broke down.
    pub async fn one<F, D>(&self, item: T, work: F) -> Outcome<R>
    where
        F: Fn(Vec<T>) -> D + Send + Sync + 'static,
        D: Future<Output = Vec<Outcome<R>>> + Send + 'static,
    {
        let (tell, told) = oneshot::channel();
        let first = {
            let mut meeting = self.meeting.lock().unwrap_or_else(PoisonError::into_inner);
            meeting.waiting.push((item, tell));
            !std::mem::replace(&mut meeting.under_way, true)
        };
        if first {
            tokio::spawn(self.clone().serve(work));
        }
        told.await.unwrap_or_else(|_| Err(Refusal::internal("a change made with others broke down")))
    }

    async fn serve<F, D>(self, work: F)
    where
        F: Fn(Vec<T>) -> D + Send + Sync + 'static,
        D: Future<Output = Vec<Outcome<R>>> + Send + 'static,
    {
        loop {
            let some: Vec<_> = {
                let mut meeting = self.meeting.lock().unwrap_or_else(PoisonError::into_inner);
                let n = meeting.waiting.len().min(MOST);
                meeting.under_way = n > 0;
                meeting.waiting.drain(..n).collect()
            };
            if some.is_empty() {
                return;
            }
            let (items, tell): (Vec<_>, Vec<_>) = some.into_iter().unzip();
            // In a task of its own: what breaks down in it takes these along, and none that come later.
            if let Ok(done) = tokio::spawn(work(items)).await {
                tell.into_iter().zip(done).for_each(|(tell, one)| drop(tell.send(one)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use tokio::sync::Semaphore;

    /// Each answers twice its number; 13 breaks down, 7 is refused.
    async fn twice(items: Vec<u32>, sizes: Arc<Mutex<Vec<usize>>>, gate: Arc<Semaphore>) -> Vec<Outcome<u32>> {
        gate.acquire().await.unwrap().forget();
        sizes.lock().unwrap().push(items.len());
        assert!(!items.contains(&13), "breaks down");
        let one = |n: u32| if n == 7 { Err(Refusal::invalid("SEVEN", "七")) } else { Ok(n * 2) };
        items.into_iter().map(one).collect()
    }

    #[tokio::test]
    async fn the_first_goes_alone_and_who_comes_meanwhile_goes_together() {
        let (gather, sizes, gate) = (Gather::default(), Arc::default(), Arc::new(Semaphore::new(0)));
        let all: Vec<_> = (0..40_u32)
            .map(|n| {
                let n = if n == 13 { 113 } else { n };
                let (sizes, gate): (Arc<Mutex<Vec<usize>>>, _) = (Arc::clone(&sizes), Arc::clone(&gate));
                let (gather, work) = (gather.clone(), move |items| twice(items, sizes.clone(), gate.clone()));
                tokio::spawn(async move { gather.one(n, work).await })
            })
            .collect();
        for _ in 0..100 {
            tokio::task::yield_now().await;
        }
        gate.add_permits(10);
        for (n, one) in all.into_iter().enumerate() {
            match one.await.unwrap() {
                Ok(double) => assert_eq!(double as usize, if n == 13 { 226 } else { n * 2 }),
                Err(e) => assert_eq!((n, e.code), (7, "SEVEN")),
            }
        }
        let sizes = sizes.lock().unwrap().clone();
        assert_eq!(sizes.iter().sum::<usize>(), 40);
        assert!(sizes.len() <= 3 && sizes.iter().all(|n| *n <= MOST), "{sizes:?}");
    }

    #[tokio::test]
    async fn what_breaks_down_is_told_and_later_ones_are_served() {
        let (gather, sizes, gate) =
            (Gather::default(), Arc::<Mutex<Vec<usize>>>::default(), Arc::new(Semaphore::new(9)));
        let work = || {
            let (sizes, gate) = (sizes.clone(), gate.clone());
            move |items| twice(items, sizes.clone(), gate.clone())
        };
        assert_eq!(gather.one(13, work()).await.unwrap_err().kind, kernel::Kind::Internal);
        assert_eq!(gather.one(4, work()).await.unwrap(), 8);
        assert_eq!(gather.one(7, work()).await.unwrap_err().code, "SEVEN");
    }

    #[tokio::test]
    async fn who_goes_away_leaves_the_work_to_be_done() {
        let (gather, done) = (Gather::default(), Arc::new(AtomicUsize::new(0)));
        let counted = done.clone();
        let work = move |items: Vec<u32>| {
            let done = counted.clone();
            async move {
                tokio::task::yield_now().await;
                done.fetch_add(items.len(), Ordering::SeqCst);
                items.into_iter().map(Ok).collect()
            }
        };
        let gone = tokio::spawn({
            let (gather, work) = (gather.clone(), work.clone());
            async move { gather.one(1, work).await }
        });
        tokio::task::yield_now().await;
        gone.abort();
        assert_eq!(gather.one(2, work).await.unwrap(), 2);
        assert_eq!(done.load(Ordering::SeqCst), 2);
    }
}
