//! What the metrics page shows of the stream.

use super::live::Live;

/// Bring the metrics up to date; called every second.
pub fn show(live: &Live) {
    let stream = &live.stream;
    for (name, figure) in stream.counts.figures().each() {
        metrics::counter!("anlan_sense_readings_total", "what" => name).absolute(figure);
    }
    metrics::counter!("anlan_sense_syncs_total").absolute(stream.shelf.disk.syncs());
    metrics::gauge!("anlan_sense_waiting").set(stream.waiting() as f64);
    let accepted = stream.counts.figures().accepted;
    let judged = stream.evaluated.load(std::sync::atomic::Ordering::Acquire);
    metrics::gauge!("anlan_sense_unjudged").set(accepted.saturating_sub(judged) as f64);
    metrics::gauge!("anlan_sense_alarms_waiting").set(live.alarms_waiting() as f64);
    metrics::gauge!("anlan_sense_points").set(live.roster().points() as f64);
    metrics::gauge!("anlan_sense_stored_readings")
        .set(stream.shelf.stored.load(std::sync::atomic::Ordering::Relaxed) as f64);
    metrics::counter!("anlan_sense_thinned_readings_total")
        .absolute(stream.shelf.dropped.load(std::sync::atomic::Ordering::Relaxed));
    metrics::gauge!("anlan_sense_stored_bytes").set(stream.shelf.bytes() as f64);
    metrics::gauge!("anlan_sense_segments").set(stream.shelf.segments().len() as f64);
    let open: usize = stream.shelf.opened().iter().map(|o| o.1).sum();
    metrics::gauge!("anlan_sense_unsealed_bytes").set((open + stream.shelf.closing_bytes()) as f64);
    metrics::gauge!("anlan_sense_start_seconds").set(stream.started_in.as_secs_f64());
    for gateway in live.gateways() {
        let skew = gateway.skew_ms.load(std::sync::atomic::Ordering::Relaxed) as f64 / 1e3;
        metrics::gauge!("anlan_sense_gateway_skew_seconds", "gateway" => gateway.code.clone()).set(skew);
    }
}
