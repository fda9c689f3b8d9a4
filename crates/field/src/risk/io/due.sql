-- What is due, area by area; and the review about which somebody was told that it was missed.

alter table risk add column review_told @date;
create index risk_review on risk (review_key, id, state);
create index risk_area1_review on risk (area1, review_key, id, state);
create index risk_area2_review on risk (area2, review_key, id, state);
create index risk_area3_review on risk (area3, review_key, id, state);
create index risk_area4_review on risk (area4, review_key, id, state);
create index risk_reassess on risk (reassess_key, id, state);
create index risk_area1_reassess on risk (area1, reassess_key, id, state);
create index risk_area2_reassess on risk (area2, reassess_key, id, state);
create index risk_area3_reassess on risk (area3, reassess_key, id, state);
create index risk_area4_reassess on risk (area4, reassess_key, id, state);
