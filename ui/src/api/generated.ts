// Written by `npm run types`; do not edit.
export interface paths {
    "/api/accidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_accidents"];
        put?: never;
        post: operations["post_accidents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accidents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_accidents_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accidents/{id}/concealed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_accidents_id_concealed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accidents/{id}/lessons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_accidents_id_lessons"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accidents/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_accidents_id_moves"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accidents/{id}/supplements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_accidents_id_supplements"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accidents/{id}/team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["put_accidents_id_team"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accidents/{id}/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_accidents_id_terms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accidents/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_accidents_kinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accidents/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_accidents_places"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accidents/rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_accidents_rates"];
        put: operations["put_accidents_rates"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accidents/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_accidents_series"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alarms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_alarms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alarms/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_alarms_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alarms/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_alarms_id_moves"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alarms/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_alarms_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alarms/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Server-sent events: `alarm` with an alarm as in the list, `here` with no alarm when all was told. The id of each is the
         *     number from which to go on.
         */
        get: operations["get_alarms_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alarms/quality": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_alarms_quality"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/area-warnings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_area_warnings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/area-warnings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_area_warnings_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/area-warnings/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_area_warnings_id_moves"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bulletins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_bulletins"];
        put?: never;
        post: operations["post_bulletins"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bulletins/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_bulletins_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bulletins/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_bulletins_figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bulletins/figures/{figure}/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_bulletins_figures_figure_records"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Channels of the asker's regions. */
        get: operations["get_channels"];
        put?: never;
        /** A new channel. It sends what is told from now on. */
        post: operations["post_channels"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_channels_id"];
        /** Change a channel. With another server or address its secrets have to be given again. */
        put: operations["put_channels_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_channels_id_moves"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a test message now and tell what the other side says. */
        post: operations["post_channels_id_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/committees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_committees"];
        put?: never;
        post: operations["post_committees"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/committees/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_committees_id"];
        put: operations["put_committees_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/committees/{id}/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_committees_id_records"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/criteria": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Criteria of major hazards, found from a description or listed by trade. */
        get: operations["get_criteria"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/criteria/verdict": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Major, not major, or a case for experts. */
        post: operations["post_criteria_verdict"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_demo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demo/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_demo_clock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demo/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_demo_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is mine today. */
        get: operations["get_desk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dossiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Posts that the asker may read, with how their quarter stands, by region, unit and title. */
        get: operations["get_dossiers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dossiers/persons/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_dossiers_persons_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dossiers/persons/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_dossiers_persons_id_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dossiers/posts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_dossiers_posts_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dossiers/posts/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_dossiers_posts_id_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/doubts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_doubts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/doubts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_doubts_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/doubts/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_doubts_id_moves"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/duties/{id}/choice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_duties_id_choice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/duties/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_duties_id_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_enterprises"];
        put?: never;
        post: operations["post_enterprises"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprises/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["put_enterprises_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exports/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything of a kind that one may see, in the layout of the template. */
        get: operations["get_exports_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_files"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The original, always as a download. */
        get: operations["get_files_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{id}/view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The copy of a picture for the browser. */
        get: operations["get_files_id_view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/gateways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All gateways with what they sent. */
        get: operations["get_gateways"];
        put?: never;
        /** A new gateway, or a new token for one that is there. The token is shown this once. */
        post: operations["post_gateways"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/grants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["delete_grants_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hazards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_hazards"];
        put?: never;
        post: operations["post_hazards"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hazards.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_hazards_xlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hazards/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_hazards_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hazards/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_hazards_id_comments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hazards/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_hazards_id_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hazards/{id}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Signs about a hazard: open ones first, the strongest first. */
        get: operations["get_hazards_id_findings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hazards/{id}/findings/{n}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Settle a sign, with a reason; once. Not by whoever did the work. */
        post: operations["post_hazards_id_findings_n"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hazards/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_hazards_id_moves"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hazards/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_hazards_id_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hazards/{id}/trace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_hazards_id_trace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hazards/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_hazards_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hazards/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_hazards_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hazards/report.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_hazards_report_xlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hazards/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_hazards_stats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_imports_id_apply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_imports_kind"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/law/installation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_law_installation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/{concept}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that happened to one record, oldest first. */
        get: operations["get_ledger_concept_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_ledger_verify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_listings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The register of listings under the same filters as the page. */
        get: operations["get_listings_xlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_listings_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/measures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** From a sentence to its tasks. */
        get: operations["get_measures_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/meetings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_meetings"];
        put?: never;
        post: operations["post_meetings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/meetings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_meetings_id"];
        put: operations["put_meetings_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/meetings/{id}/agenda": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_meetings_id_agenda"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/meetings/{id}/attendance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_meetings_id_attendance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/meetings/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_meetings_id_decisions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/meetings/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_meetings_id_moves"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/meetings/{id}/pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_meetings_id_pack"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_messages_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_messages_id_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/{id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm the receipt (回执). */
        post: operations["post_messages_id_receipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/about/{concept}/{record}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who was told of a record, for everybody who may see the record. */
        get: operations["get_messages_about_concept_record"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark everything up to one message as read, except what wants a receipt. */
        post: operations["post_messages_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_messages_settings"];
        /** Change what I want. What is on its way already is sent by the new settings. */
        put: operations["put_messages_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_messages_unread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/quarter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_my_quarter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/occurrences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_occurrences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/occurrences/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_occurrences_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/paper-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_paper_templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/paper-templates/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_paper_templates_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/paper-templates/{code}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_paper_templates_code_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/paper-words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_paper_words"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/paper-words/{unit}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["put_paper_words_unit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/papers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_papers"];
        put?: never;
        post: operations["post_papers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/papers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_papers_id"];
        put: operations["put_papers_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/papers/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_papers_id_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/papers/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_papers_id_moves"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/papers/{id}/pages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_papers_id_pages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/papers/{id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_papers_id_receipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/parameters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_parameters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/permits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_permits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/permits/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_permits_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/permits/{id}/analyses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_permits_id_analyses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/permits/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_permits_id_moves"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/permits/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_permits_kinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/permits/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_permits_summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_persons"];
        put?: never;
        post: operations["post_persons"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persons/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["put_persons_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persons/{id}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_persons_id_grants"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persons/{id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_persons_id_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persons/{id}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_persons_id_unlock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/point-rules/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_point_rules_id_moves"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/point-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_point_templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_points"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/points/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_points_id"];
        put: operations["put_points_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/points/{id}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Freeze the raw readings of a point, or let them go; the regulator only. */
        post: operations["post_points_id_hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/points/{id}/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["put_points_id_limits"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/points/{id}/marks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_points_id_marks"];
        put?: never;
        post: operations["post_points_id_marks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/points/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_points_id_moves"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/points/{id}/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Readings of a point that the reader may see. */
        get: operations["get_points_id_readings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/points/{id}/shelvings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_points_id_shelvings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/points/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_points_id_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/points/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_points_bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/points/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_points_coverage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Documents within the own scope, newest first. */
        get: operations["get_policies"];
        put?: never;
        /** Upload one or several files; each document in them becomes a draft. */
        post: operations["post_policies"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A document with everything for its review. */
        get: operations["get_policies_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policies/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One decision of the review. */
        post: operations["post_policies_id_decisions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policies/{id}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a version changes against another, and what that does to live tasks. */
        get: operations["get_policies_id_diff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policies/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The original file. */
        get: operations["get_policies_id_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policies/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Issue or withdraw a document. */
        post: operations["post_policies_id_moves"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policies/{id}/register.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The register of measures as a workbook. */
        get: operations["get_policies_id_register_xlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policies/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Upload a new version of a document. */
        post: operations["post_policies_id_versions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/posts/{id}/duties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_posts_id_duties"];
        put?: never;
        post: operations["post_posts_id_duties"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/promises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_promises"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/promises/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_promises_id"];
        put: operations["put_promises_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/promises/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_promises_summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/listings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_public_listings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/risks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_public_risks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/readings.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Readings of points as CSV for spreadsheets; hours of which only figures are left stand as such. */
        get: operations["get_readings_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/readings.parquet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Readings of points as Parquet: `point`, `name`, `at` (UTC milliseconds), `value`, `quality`; raw readings only. */
        get: operations["get_readings_parquet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/receivers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Receivers of the asker's regions. */
        get: operations["get_receivers"];
        put?: never;
        /** A new receiver of alarms. It gets what changes from now on. */
        post: operations["post_receivers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/receivers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_receivers_id"];
        /** Change a receiver. With another address its secrets have to be given again. */
        put: operations["put_receivers_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/receivers/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_receivers_id_moves"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/receivers/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a test message now and tell what the other side says. */
        post: operations["post_receivers_id_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_records"];
        put?: never;
        post: operations["post_records"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/records/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_records_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/records/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_records_id_moves"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The regions that the directory shows to the one who asks, with those above them, so that the tree hangs together. */
        get: operations["get_regions"];
        put?: never;
        post: operations["post_regions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_rights"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/risk-points/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["put_risk_points_id"];
        post?: never;
        delete: operations["delete_risk_points_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/risk-points/{id}/risks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_risk_points_id_risks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/risk-tables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_risk_tables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/risks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_risks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/risks.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_risks_xlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/risks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_risks_id"];
        put: operations["put_risks_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/risks/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_risks_id_moves"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/risks/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_risks_id_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/risks/score": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_risks_score"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rollups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lights by unit, region, action or document. */
        get: operations["get_rollups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rosters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_rosters"];
        put?: never;
        post: operations["post_rosters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rosters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["put_rosters_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rosters/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The units that words in a document of a region mean on a day. */
        get: operations["get_rosters_resolve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tasks, measures, units and documents that hold every word. */
        get: operations["get_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sense/influx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Readings as Influx lines; the point is tag `point`, else the measurement. */
        post: operations["post_sense_influx"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sense/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Readings as JSON: `{"readings": [{"point", "at", "value"}]}`. */
        post: operations["post_sense_readings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sense/write": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Readings by Prometheus remote write 1.0; the point is label `point`, else the metric's name. */
        post: operations["post_sense_write"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_session"];
        delete: operations["delete_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["delete_sessions_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shelvings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_shelvings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shelvings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_shelvings_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shelvings/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_shelvings_id_moves"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_shifts"];
        put?: never;
        post: operations["post_shifts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shifts/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_shifts_id_moves"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shifts/now": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_shifts_now"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/silences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_silences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/site-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_site_imports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/site-imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_site_imports_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/site-imports/{id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_site_imports_id_apply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_sites"];
        put?: never;
        post: operations["post_sites"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_sites_xlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_sites_id"];
        put: operations["put_sites_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}/grade": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_sites_id_grade"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_sites_id_moves"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}/parts/{part}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_sites_id_parts_part"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}/parts/{part}/{row}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["delete_sites_id_parts_part_row"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}/permits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_sites_id_permits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}/points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_sites_id_points"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}/points.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_sites_id_points_xlsx"];
        put?: never;
        /** Fields of the form: `file`; `mode` = `preview` (default), `apply`, `only_good`. */
        post: operations["post_sites_id_points_xlsx"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}/power": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_sites_id_power"];
        put: operations["put_sites_id_power"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}/power/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_sites_id_power_moves"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}/promises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_sites_id_promises"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}/risk-map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_sites_id_risk_map"];
        put: operations["put_sites_id_risk_map"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}/risk-points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_sites_id_risk_points"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}/risk-register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fields of the form: `file`; `mode` = `preview` (default), `apply`, `only_good`; `colours` = `four` or `three`. */
        post: operations["post_sites_id_risk_register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}/risk-register.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The site's register in the layout in which it is taken in; without risks, the empty template. */
        get: operations["get_sites_id_risk_register_xlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}/risks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_sites_id_risks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}/self-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_sites_id_self_checks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_sites_id_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}/unit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_sites_id_unit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/prefill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_sites_prefill"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supervise-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_supervise_rules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supervise-rules/{code}/switch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_supervise_rules_code_switch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supervise-rules/{code}/trial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_supervise_rules_code_trial"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supervisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_supervisions"];
        put?: never;
        post: operations["post_supervisions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supervisions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_supervisions_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supervisions/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_supervisions_id_moves"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supervisions/{id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_supervisions_id_reviews"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_tasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_tasks_xlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_tasks_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_tasks_id_comments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_tasks_id_moves"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_tasks_id_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/templates/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The template of a kind: `units.xlsx`, `persons.xlsx`, `rosters.xlsx`, `enterprises.xlsx`. */
        get: operations["get_templates_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/templates/sites.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_templates_sites_xlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tour-stations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_tour_stations"];
        put?: never;
        post: operations["post_tour_stations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tour-stations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_tour_stations_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tour-stations/{id}/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_tour_stations_id_logs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tour-visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_tour_visits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tour-visits/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_tour_visits_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tour-visits/{id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_tour_visits_id_evidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tour-visits/{id}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_tour_visits_id_findings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tour-visits/{id}/findings/{finding}/task": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_tour_visits_id_findings_finding_task"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tour-visits/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_tour_visits_id_moves"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tour-visits/{id}/rechecks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_tour_visits_id_rechecks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_tours"];
        put?: never;
        post: operations["post_tours"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tours/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_tours_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tours/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_tours_id_moves"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tours/{id}/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_tours_id_visits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tours/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_tours_candidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_units"];
        put?: never;
        post: operations["post_units"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_units_id"];
        put: operations["put_units_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/{id}/aliases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_units_id_aliases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/{id}/burden": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Letters, visits, forms and messages of a unit in a month: of the own unit, and for officials of those of their regions. */
        get: operations["get_units_id_burden"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/{id}/burden/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The records behind one of the sums. What the asker may not open is counted and not named. */
        get: operations["get_units_id_burden_records"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/{id}/successions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_units_id_successions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_views"];
        put?: never;
        post: operations["post_views"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["delete_views_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/wall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The wall chart of one document. */
        get: operations["get_wall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/wall/turns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tasks of a document whose light is another than some days before. */
        get: operations["get_wall_turns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/warnings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_warnings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/warnings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_warnings_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/warnings/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_warnings_id_moves"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/weather-marks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_weather_marks"];
        put?: never;
        post: operations["post_weather_marks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/weather-marks/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_weather_marks_id_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description How many readings are durable now. */
        Accepted: {
            accepted: number;
        };
        /** @description A category to choose. */
        AccidentKind: {
            code: string;
            label: string;
            /** @description `GB/T 6441-1986`, or the words of the new standard whose codes are not official here. */
            standard: string;
        };
        /** @description Who said what when. */
        AccidentMark: {
            /** Format: date-time */
            at: string;
            label: string;
            name: string;
            note?: string | null;
        };
        /** @description A month of the series. */
        AccidentMonth: {
            /** Format: int64 */
            count: number;
            /** Format: int64 */
            dead: number;
            /** Format: int64 */
            last_count: number;
            /** Format: int64 */
            last_dead: number;
            /** @description `2026-04` */
            month: string;
        };
        /** @description A move of the flow. */
        AccidentMove: {
            /** @default  */
            action: string;
            /** @default null */
            note: string | null;
            /** @default null */
            reason: string | null;
            /**
             * @description What the evaluation found: `done` `mostly` `not`
             * @default null
             */
            result: string | null;
            /**
             * Format: int64
             * @default null
             */
            version: number | null;
        };
        /** @description An accident with everything about it. */
        AccidentPage: {
            /**
             * Format: uuid
             * @description Who answers when the asker's office asks about it: the unit that reported it, and where that is the office itself the
             *     department that investigates.
             */
            answers: string;
            answers_name: string;
            concealed?: components["schemas"]["AccidentMark"] | null;
            course: string;
            /** @description Which figure made the grade. */
            grade_by: string;
            inquiry: components["schemas"]["InquiryView"];
            it: components["schemas"]["AccidentRow"];
            /** Format: date-time */
            known_at: string;
            levels: components["schemas"]["LevelDue"][];
            marks: components["schemas"]["AccidentMark"][];
            /** @description May the asker add figures. */
            may_add: boolean;
            /** @description May the asker mark it as concealed. */
            may_mark: boolean;
            measures: string;
            offers: components["schemas"]["Offer"][];
            supplements: components["schemas"]["SupplementView"][];
            /** Format: date */
            window_end: string;
        };
        /** @description A county, or a zone beside the counties, with its accidents in the statistics. */
        AccidentPlace: {
            /** Format: int64 */
            count: number;
            /** Format: int64 */
            dead: number;
            /**
             * Format: int64
             * @description 较大及以上
             */
            larger: number;
            /**
             * Format: int64
             * @description The same days of last year.
             */
            last_count: number;
            /** Format: int64 */
            last_dead: number;
            name: string;
            /** @description Region path. */
            region: string;
        };
        /** @description The map. */
        AccidentPlaces: {
            /** Format: date */
            from: string;
            places: components["schemas"]["AccidentPlace"][];
            /** Format: date */
            to: string;
        };
        /** @description A death rate, or why there is none. */
        AccidentRate: {
            /** Format: double */
            base?: number | null;
            base_label: string;
            base_unit: string;
            /** Format: int64 */
            dead: number;
            kind: string;
            label: string;
            /** @description Why there is no rate. */
            missing?: string | null;
            /** @description Where the base is from, and who entered it. */
            source?: string | null;
            /** Format: double */
            value?: number | null;
        };
        /** @description Death rates of a year in the asker's region. */
        AccidentRates: {
            /** @description Rates that cannot be given here at all, with the reason. */
            absent: string[];
            may_enter: boolean;
            rates: components["schemas"]["AccidentRate"][];
            region: string;
            region_name: string;
            /** @description The year runs: deaths until today over the base of a whole year. */
            running: boolean;
            /** Format: int32 */
            year: number;
        };
        /** @description An accident in a list. */
        AccidentRow: {
            concealed: boolean;
            counted: boolean;
            /** Format: int64 */
            dead: number;
            /** @description 按时报告、迟报、漏报 */
            delay: string;
            firm: string;
            grade: string;
            grade_label: string;
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            injured: number;
            kind: string;
            kind_label: string;
            /** Format: double */
            loss: number;
            /** Format: int64 */
            missing: number;
            number: string;
            /** Format: date-time */
            occurred_at: string;
            place: string;
            region: string;
            region_name: string;
            regulator: string;
            /** Format: date-time */
            reported_at: string;
            stage: string;
            stage_label: string;
            title: string;
            /** Format: int64 */
            version: number;
        };
        /** @description A change of the agenda. */
        AgendaForm: {
            /** Format: int32 */
            item?: number | null;
            /** @description `fill` `add` `drop` `restore` `order` */
            op: string;
            /** @description Every item's number in the wanted order. */
            order?: number[];
            /** @description Why an item is dropped. */
            reason?: string | null;
            title?: string;
            /** Format: int64 */
            version?: number | null;
            who?: string;
            why?: string;
        };
        /** @description An item of the agenda: as it was known, and as it is now. */
        AgendaItem: {
            by?: string | null;
            /** @description `task` `supervise` `hazard` `accident`; absent for items of people. */
            concept?: string | null;
            dropped?: components["schemas"]["MeetingMark"] | null;
            facts: components["schemas"]["LabelValue"][];
            /** @description Colour code at the moment. */
            light?: string | null;
            link?: string | null;
            /** Format: int32 */
            n: number;
            /** @description How the record stands now, in words; absent where this page does not know. */
            now?: string | null;
            /** @description Colour code now. */
            now_light?: string | null;
            number?: string | null;
            /** Format: uuid */
            record?: string | null;
            sort: string;
            sort_label: string;
            title: string;
            who: string;
            why: string;
        };
        /** @description What did not fit. */
        AgendaRest: {
            /** Format: int64 */
            count: number;
            sort: string;
            sort_label: string;
        };
        /** @description A response clock that runs. */
        AlarmClock: {
            /** Format: date-time */
            due: string;
            /**
             * Format: int64
             * @description Seconds left; negative: overdue.
             */
            remaining_s: number;
            /** @description 确认, 反馈处置结果 */
            what: string;
        };
        /** @description Both clocks of the enterprise. */
        AlarmClocks: {
            confirm?: components["schemas"]["AlarmDue"] | null;
            feedback?: components["schemas"]["AlarmDue"] | null;
        };
        /** @description A clock with what was made of it. */
        AlarmDue: {
            /** Format: date-time */
            due: string;
            late: boolean;
            /**
             * Format: date-time
             * @description When it was done; absent: not yet.
             */
            met_at?: string | null;
            /** Format: int64 */
            remaining_s: number;
        };
        /** @description A file of an alarm. */
        AlarmFile: {
            /** Format: date-time */
            at: string;
            by: string;
            /** Format: uuid */
            id: string;
            media: string;
            name: string;
            /** Format: int64 */
            size: number;
        };
        /** @description One line of an alarm's timeline. */
        AlarmHappened: {
            action: string;
            /** Format: date-time */
            at: string;
            by: components["schemas"]["Person"];
            from?: string | null;
            /** Format: uuid */
            id: string;
            label: string;
            note?: string | null;
            sealed: boolean;
            to?: string | null;
            unit?: components["schemas"]["UnitRef"] | null;
        };
        /** @description Who, when, in what words, with which files. */
        AlarmMark: {
            /** Format: date-time */
            at: string;
            by: components["schemas"]["Person"];
            files: string[];
            note?: string | null;
        };
        /**
         * @description A step: `alarm` with `confirm` `assign` `handle` `return` `know` `escalate` `hazard` `close`, or `alarm_signal` with
         *     `reset`.
         */
        AlarmMove: {
            action: string;
            /** @description Code of a cause, for `confirm`. */
            cause?: string | null;
            files?: string[];
            /** @description `alarm` unless said otherwise. */
            flow?: string;
            /** @description For `handle`: fed back as gone. While the value is beyond the limit this is refused (`UNTRUE`) and escalates. */
            gone?: boolean;
            /** @description For `hazard`: code of a kind of hazard. */
            kind?: string | null;
            /**
             * Format: int64
             * @description For `know`: for which level, where one person stands for two.
             */
            level?: number | null;
            note?: string | null;
            /**
             * Format: uuid
             * @description Who is to handle it, for `assign`.
             */
            person?: string | null;
            reason?: string | null;
            /**
             * Format: int64
             * @description Version that the page showed; a newer one refuses the step.
             */
            version?: number | null;
        };
        /** @description What the clock does next if nothing happens. */
        AlarmNext: {
            /** Format: date-time */
            at: string;
            label: string;
            /**
             * Format: int64
             * @description 1 county, 2 prefecture, 3 province
             */
            level: number;
            /** Format: int64 */
            remaining_s: number;
            why: string;
        };
        /** @description The point that alarmed. */
        AlarmPoint: {
            code: string;
            critical: boolean;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["Coded"];
            name: string;
            spot: string;
            /** @description Unit of its values. */
            unit: string;
        };
        /** @description Priority with the colour of its response clock. */
        AlarmPriority: {
            /** @description `critical` `high` `medium` `low` */
            code: string;
            /** @description `red` `orange` `yellow` `blue` */
            colour: string;
            label: string;
        };
        /** @description The figures. */
        AlarmQuality: {
            /**
             * Format: int64
             * @description Raised in the period; what was found afterwards is left out.
             */
            alarms: number;
            /** Format: int64 */
            chattering: number;
            /** Format: int64 */
            confirmed: number;
            /** Format: int64 */
            floods: number;
            /** Format: int64 */
            found_afterwards: number;
            /** Format: date */
            from: string;
            /** Format: int64 */
            in_floods: number;
            /**
             * Format: int64
             * @description Sites with points, each counted as one operator.
             */
            operators: number;
            priorities: components["schemas"]["PriorityShare"][];
            /**
             * Format: double
             * @description Alarms for one operator in ten minutes; absent without operators.
             */
            rate?: number | null;
            silenced: components["schemas"]["SilencedHours"][];
            /** @description The oldest of them, up to ten. */
            standing: components["schemas"]["StandingAlarm"][];
            /** Format: int64 */
            standing_over_24h: number;
            /** Format: date */
            to: string;
            worst: components["schemas"]["NoisyPoint"][];
        };
        /** @description One that was not confirmed, and why. */
        AlarmRefused: {
            code: string;
            /** Format: uuid */
            id: string;
            say: string;
        };
        /** @description An alarm in a list and in the live stream. */
        AlarmRow: {
            assignee?: components["schemas"]["Person"] | null;
            /** Format: double */
            back_value?: number | null;
            cause?: components["schemas"]["Coded"] | null;
            chatter: boolean;
            enterprise: components["schemas"]["Named"];
            /**
             * Format: uuid
             * @description Group of a flood, shown together.
             */
            flood?: string | null;
            handling: components["schemas"]["Coded"];
            /** Format: uuid */
            hazard?: string | null;
            /** Format: uuid */
            id: string;
            /** @description Found afterwards in back-filled readings. */
            late: boolean;
            /**
             * Format: int64
             * @description Highest level that was told: 0 enterprise … 3 province.
             */
            level: number;
            level_label: string;
            limit: components["schemas"]["Coded"];
            /** Format: double */
            limit_value?: number | null;
            next?: components["schemas"]["AlarmNext"] | null;
            point: components["schemas"]["AlarmPoint"];
            priority: components["schemas"]["AlarmPriority"];
            /** Format: date-time */
            raised_at: string;
            /** @description Region path. */
            region: string;
            region_name: string;
            regulator?: components["schemas"]["UnitRef"] | null;
            /** Format: date-time */
            returned_at?: string | null;
            /**
             * Format: int64
             * @description Number in the feed of changes; grows with every change.
             */
            seq: number;
            signal: components["schemas"]["Coded"];
            site: components["schemas"]["Named"];
            /** @description The limit is still violated. */
            standing: boolean;
            trade: string;
            /** @description Levels that were told and where nobody took note yet. */
            unknown_levels: number[];
            /**
             * Format: double
             * @description Value that raised it; absent if it was no number.
             */
            value?: number | null;
            /** Format: int64 */
            version: number;
            waiting?: components["schemas"]["AlarmClock"] | null;
        };
        /** @description What became of each. */
        AlarmsAnswer: {
            confirmed: string[];
            refused: components["schemas"]["AlarmRefused"][];
        };
        /** @description Several alarms that are confirmed for one cause. */
        AlarmsConfirmed: {
            alarms: string[];
            cause: string;
            note?: string | null;
        };
        /** @description A stretch in which the point alarmed nobody. */
        AlarmSilence: {
            by: string;
            /** Format: date-time */
            from: string;
            kind: components["schemas"]["Coded"];
            reason: string;
            /**
             * Format: date-time
             * @description Absent: still silent.
             */
            until?: string | null;
        };
        /** @description A level that was told. */
        AlarmTold: {
            /** Format: date-time */
            at: string;
            known?: components["schemas"]["AlarmMark"] | null;
            label: string;
            /** Format: int64 */
            level: number;
            /** @description Region or unit that stands for the level here; absent where this installation has none. */
            to?: string | null;
            why: string;
        };
        /** @description An alarm with everything about it. */
        AlarmView: components["schemas"]["AlarmRow"] & {
            assigned?: components["schemas"]["AlarmMark"] | null;
            /** @description Causes from which a confirmation chooses. */
            causes: components["schemas"]["Coded"][];
            clocks: components["schemas"]["AlarmClocks"];
            closed?: components["schemas"]["AlarmMark"] | null;
            confirmed?: components["schemas"]["AlarmMark"] | null;
            files: components["schemas"]["AlarmFile"][];
            handled?: components["schemas"]["AlarmMark"] | null;
            latched: boolean;
            offers: components["schemas"]["Offer"][];
            /** @description Who is on duty for the enterprise and for whoever looks after the site, where they plan it here. */
            on_duty: components["schemas"]["OnDuty"][];
            rejected?: components["schemas"]["AlarmMark"] | null;
            /** Format: int64 */
            rule_version: number;
            /** @description Of the point, the newest first, up to 50. */
            silences: components["schemas"]["AlarmSilence"][];
            timeline: components["schemas"]["AlarmHappened"][];
            told: components["schemas"]["AlarmTold"][];
        };
        /** @description Whether to leave out the rows that are wrong. */
        Apply: {
            only_good?: boolean;
        };
        /** @description An area with everything that makes its colour. */
        AreaPage: {
            area: components["schemas"]["AreaRow"];
            offers: components["schemas"]["Offer"][];
            /** @description Enterprises from yellow on, the worst first, at most 200. */
            parts: components["schemas"]["AreaPart"][];
            past: components["schemas"]["PastEntry"][];
        };
        /** @description An enterprise that gives the area its colour. */
        AreaPart: {
            colour: components["schemas"]["CodeWord"];
            /** Format: uuid */
            enterprise: string;
            name: string;
            say: string;
            /** Format: double */
            score: number;
            /**
             * Format: uuid
             * @description Its running warning.
             */
            warning?: string | null;
        };
        /** @description An area with its newest figure. */
        AreaRow: {
            /** @description What its enterprises make of it now. */
            colour: components["schemas"]["CodeWord"];
            /** @description From red to blue. */
            counts: components["schemas"]["ColourCount"][];
            name: string;
            /** Format: date-time */
            rated_at: string;
            /** Format: uuid */
            region: string;
            region_path: string;
            /** @description Why, in one sentence. */
            say: string;
            warning?: components["schemas"]["AreaWarning"] | null;
        };
        /** @description A warning about an area. */
        AreaWarning: {
            closed?: components["schemas"]["MarkView"] | null;
            colour: components["schemas"]["CodeWord"];
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            issued_at: string;
            /** @description Nobody answered in time. */
            overdue: boolean;
            /** Format: date-time */
            respond_due: string;
            responded?: components["schemas"]["MarkView"] | null;
            running: boolean;
            shades: components["schemas"]["ShadeView"][];
            state: components["schemas"]["CodeWord"];
            /** Format: int64 */
            version: number;
        };
        /** @description A request for more time. */
        AskedView: {
            decided?: components["schemas"]["SuperviseMark"] | null;
            /** Format: date */
            from: string;
            granted?: boolean | null;
            mark: components["schemas"]["SuperviseMark"];
            /** Format: date */
            to: string;
        };
        /** @description A duty as assigned. */
        AssignedDuty: {
            /** @description Why it was ended by a person, and by whom. */
            aside?: string | null;
            aside_by?: string | null;
            /** Format: uuid */
            id: string;
            /** @description Act, evidence and source in words. */
            quote: string;
            /** @description 每月至少 1 次带队检查 */
            rule: string;
            /** Format: date */
            since: string;
            template: string;
            title: string;
            /** Format: date */
            until?: string | null;
            /** @description The window of today. */
            window: components["schemas"]["Days"];
        };
        /** @description A template for a post. */
        AssignForm: {
            /**
             * Format: date
             * @description First day; today or the first day of the post if missing.
             */
            since?: string | null;
            /** @description `D02` */
            template: string;
        };
        /** @description One string of words that names somebody. */
        AssignmentView: {
            id: string;
            open: boolean;
            quote: string;
            /** @description `lead`, `joint_lead`, `assist`, `responsible` or `territorial`. */
            role: string;
            roster?: components["schemas"]["MeasureRoster"] | null;
            settled: boolean;
            span: components["schemas"]["Vec"];
            units: components["schemas"]["UnitRef"][];
            /** @description `alias`, `roster`, `hand`, `name` or `region`. */
            via?: string | null;
            words: string;
        };
        /** @description Who was there. */
        AttendanceForm: {
            /** @description A seat that is not named was empty. */
            people: components["schemas"]["SeatSaid"][];
            /** @description Why it is entered again. */
            reason?: string | null;
            /** Format: int64 */
            version?: number | null;
        };
        /** @description One seat at the meeting. */
        AttendeeView: {
            chair: boolean;
            guest: boolean;
            /** @description `present` `deputy` `leave` `absent` */
            how: string;
            how_label: string;
            name: string;
            /** Format: uuid */
            person?: string | null;
            post: string;
            reason?: string | null;
            stands_for?: string | null;
            /** Format: uuid */
            unit: string;
            unit_name: string;
        };
        /** @description One column of the board. */
        BoardColumn: {
            count: components["schemas"]["Count"];
            major: components["schemas"]["Count"];
            overdue: components["schemas"]["Count"];
            state: components["schemas"]["Coded"];
        };
        /** @description A file brought as evidence: its id, or with kind and date. */
        Brought: string | {
            /** Format: date */
            dated?: string | null;
            /** Format: uuid */
            file: string;
            kind?: string | null;
        };
        /** @description A file brought as evidence: its id, or with its kind. */
        BroughtToHazard: string | {
            /** Format: uuid */
            file: string;
            kind?: string | null;
        };
        /** @description One bucket of a curve. */
        Bucket: {
            /**
             * Format: int64
             * @description Time of its first reading, UTC milliseconds.
             */
            at_ms: number;
            /**
             * Format: int32
             * @description Those that are not good (out of range, no number, masked …); they are in no figure (handbook 04 §6).
             */
            bad: number;
            /**
             * Format: int32
             * @description All readings in it.
             */
            count: number;
            /** Format: double */
            max?: number | null;
            /** Format: double */
            mean?: number | null;
            /**
             * Format: double
             * @description Of the readings that are good; absent when none is.
             */
            min?: number | null;
        };
        /** @description A change of many points. */
        BulkChange: {
            /** @description `preview` (default) changes nothing; `apply` changes those that are not refused. */
            mode?: string;
            points: string[];
            reason?: string;
            set: components["schemas"]["LimitsPatch"];
        };
        /** @description What happens to one point. */
        BulkLine: {
            after: components["schemas"]["Limits"];
            /** @description `change` in force at once, `propose` waits for the regulator, `same`, `refused` */
            becomes: string;
            before: components["schemas"]["Limits"];
            code: string;
            /** Format: uuid */
            id: string;
            looser: string[];
            name: string;
            refused?: string | null;
            site_name: string;
        };
        /** @description All of it. */
        BulkResult: {
            applied: boolean;
            change: number;
            lines: components["schemas"]["BulkLine"][];
            propose: number;
            refused: number;
            same: number;
        };
        /** @description A record that is named in the text. */
        BulletinCase: {
            concept: string;
            /** Format: uuid */
            id: string;
            link: string;
            number: string;
            title: string;
        };
        /** @description A figure of one line. */
        BulletinCell: {
            figure: string;
            /** Format: int64 */
            records: number;
            /** Format: double */
            value?: number | null;
        };
        /** @description A special committee over the quarter, as known at the moment. */
        BulletinCommittee: {
            /** Format: uuid */
            id: string;
            items: components["schemas"]["CommitteeItem"][];
            missing: string;
            name: string;
            say: string;
            /**
             * Format: date
             * @description Set up on this day of the quarter, where it was not there from its beginning.
             */
            since?: string | null;
            /**
             * Format: date
             * @description Dissolved on this day of the quarter.
             */
            until?: string | null;
        };
        /** @description All figures of a period as known at a moment. */
        BulletinFigures: {
            /** Format: date-time */
            as_of: string;
            /** @description Chosen by the office. */
            cases: components["schemas"]["BulletinCase"][];
            /** @description “4个1” of the region's own special committees; quarterly bulletins only. */
            committees?: components["schemas"]["BulletinCommittee"][];
            figures: components["schemas"]["FigureRow"][];
            /** Format: date */
            from: string;
            /** @description `weekly` `monthly` `quarterly` */
            kind: string;
            kind_label: string;
            label: string;
            lights?: components["schemas"]["LightBases"] | null;
            /** @description What is due in the next period, the first day first. */
            next: components["schemas"]["BulletinCase"][];
            rankings: components["schemas"]["BulletinRanking"][];
            region: string;
            region_name: string;
            regions: components["schemas"]["BulletinLine"][];
            rising: components["schemas"]["BulletinRise"][];
            /**
             * Format: date
             * @description Its last day.
             */
            to: string;
            units: components["schemas"]["BulletinLine"][];
            zero_rule: string;
        };
        /** @description A bulletin to be drafted. */
        BulletinForm: {
            cases?: components["schemas"]["CaseForm"][];
            /** @description Whom readers call; without it the draft says that it is missing. */
            contact?: string | null;
            /**
             * Format: date
             * @description First day of the period; absent: the last period that is over.
             */
            from?: string | null;
            kind: string;
        };
        /** @description A unit or a region with its figures. */
        BulletinLine: {
            cells: components["schemas"]["BulletinCell"][];
            /** @description Id of the unit, code of the region. */
            key: string;
            name: string;
        };
        /** @description Periods of a region, the newest first. */
        BulletinList: {
            /** @description The clock continues this series, because the office has begun it. */
            by_clock: boolean;
            periods: components["schemas"]["BulletinPeriod"][];
            region: string;
            region_name: string;
        };
        /** @description The figures of a period, with what was made of it. */
        BulletinPage: components["schemas"]["BulletinFigures"] & {
            /** @description They stand in a made bulletin and are shown as they stood there. */
            kept: boolean;
            offers: components["schemas"]["Offer"][];
            papers: components["schemas"]["BulletinPaper"][];
        };
        /** @description A paper that was made of a period. */
        BulletinPaper: {
            /**
             * Format: date-time
             * @description The moment whose knowledge its figures hold.
             */
            as_of?: string | null;
            /** Format: date-time */
            at: string;
            by: string;
            /** Format: uuid */
            id: string;
            number?: string | null;
            /** @description `draft` `signing` `issued` `void` */
            state: string;
            state_label: string;
            title: string;
        };
        /** @description A period with what was made of it. */
        BulletinPeriod: {
            /**
             * Format: date
             * @description When the draft is to be ready.
             */
            due: string;
            /** Format: date */
            from: string;
            kind: string;
            kind_label: string;
            label: string;
            offers: components["schemas"]["Offer"][];
            /** @description It is over and may be reported. */
            over: boolean;
            papers: components["schemas"]["BulletinPaper"][];
            /** Format: date */
            to: string;
        };
        /** @description One place; equal values share it. */
        BulletinPlace: {
            key: string;
            name: string;
            /** Format: int64 */
            place: number;
            /** Format: int64 */
            records: number;
            /** Format: double */
            value: number;
        };
        /** @description A record or issued paper that counts for a committee. */
        BulletinProof: {
            /** @description `record` `paper` */
            concept: string;
            /** Format: uuid */
            id: string;
            /** Format: date */
            on: string;
            title: string;
        };
        /** @description Who came out where, because a rule asks for it. */
        BulletinRanking: {
            figure: string;
            /** @description Not ranked: fewer records than the rule asks for. */
            left_out: string[];
            rows: components["schemas"]["BulletinPlace"][];
            /** @description The rule's source and mark. */
            source: string;
            title: string;
            unit: string;
        };
        /** @description A region or department whose accidents and deaths rose two months running. */
        BulletinRise: {
            name: string;
            words: string;
        };
        /**
         * @description What sort of thing burdens a unit.
         * @enum {string}
         */
        Burden: "letter" | "visit" | "form" | "message";
        /** @description A part of a sum. */
        BurdenPart: {
            /** Format: int64 */
            count: number;
            label: string;
        };
        /** @description One record that was counted. */
        BurdenRecord: {
            /** Format: date */
            day: string;
            /** @description The part of the sum that counts it. */
            label: string;
            /** @description Path of its page. */
            link: string;
            title: string;
        };
        /** @description The records behind a sum. */
        BurdenRecords: {
            /**
             * Format: int64
             * @description Counted as well, but not the asker's to see.
             */
            hidden: number;
            /** @description The newest first, as far as the asker may open them. */
            items: components["schemas"]["BurdenRecord"][];
            /** @description More than 300 were counted: only the newest were looked at. */
            more: boolean;
        };
        /** @description One sort. */
        BurdenRow: {
            /** Format: int64 */
            count: number;
            label: string;
            /**
             * Format: int64
             * @description As many are proposed as enough in a month; 0: nothing is proposed.
             */
            most: number;
            parts: components["schemas"]["BurdenPart"][];
            sort: components["schemas"]["Burden"];
        };
        /** @description What reached a unit in a month. */
        BurdenView: {
            /** @description `2026-11` */
            month: string;
            name: string;
            /** @description A sort has reached what is proposed as enough. */
            over: boolean;
            rows: components["schemas"]["BurdenRow"][];
            /** @description The sentence to show before another is sent. */
            say: string;
            /** Format: uuid */
            unit: string;
        };
        /** @description A record that the office chose as a typical case. */
        CaseForm: {
            /** @description `task` `hazard` `accident` `supervise` `listing` `alarm` `doubt` */
            concept: string;
            /** Format: uuid */
            id: string;
        };
        /** @description Something wrong with a cell, in Chinese, with its address and what to do. */
        CellProblem: {
            /** @description Heading of the column. */
            column: string;
            say: string;
        };
        /** @description How a figure differs from an earlier one. */
        Change: {
            /** Format: double */
            diff: number;
            /** Format: double */
            from: number;
            /**
             * Format: double
             * @description In percent of the earlier one; absent where that was nothing, and for figures that are percentages themselves.
             */
            percent?: number | null;
            way: components["schemas"]["Way"];
            /** @description 增加3项, 下降100%, 持平 */
            words: string;
        };
        ChangedView: {
            after: components["schemas"]["MeasureView"];
            before: components["schemas"]["MeasureView"];
            /** @description What issuing does to the tasks. */
            effect: string;
            /** @description Chinese names of what differs. */
            fields: string[];
            tasks: components["schemas"]["TaskRow"][];
        };
        /** @description What people say of a channel. */
        ChannelForm: {
            /**
             * @description Of the mail server.
             * @default
             */
            host: string;
            /** @default  */
            name: string;
            /**
             * Format: int64
             * @default 0
             */
            port: number;
            /**
             * @description Region by code or path: people of its units and of everything below.
             * @default
             */
            region: string;
            /**
             * @description Password of the mail account, key of the webhook's signature (at least 16 characters) or 加签 of 钉钉; absent: as before.
             * @default null
             */
            secret: string | null;
            /**
             * @description `starttls` `tls` `plain`
             * @default
             */
            security: string;
            /**
             * @description From which address e-mails come.
             * @default
             */
            sender: string;
            /**
             * @description `mail` `webhook` `wecom` `dingtalk`
             * @default
             */
            shape: string;
            /**
             * Format: uuid
             * @description Only people told as members of this unit.
             * @default null
             */
            unit: string | null;
            /** @default false */
            urgent_only: boolean;
            /**
             * @description Of webhook and robots, with its key; absent: as before.
             * @default null
             */
            url: string | null;
            /**
             * @description Empty: without a sign-in.
             * @default
             */
            username: string;
            /**
             * Format: int64
             * @description Of the channel that is changed.
             * @default null
             */
            version: number | null;
        };
        /** @description A step of a channel. */
        ChannelMove: {
            /** @description `enable` `disable` `resume` `remove` */
            action: string;
            /** @description `channel`; may be left out. */
            flow?: string | null;
            reason?: string | null;
            /** Format: int64 */
            version?: number | null;
        };
        /** @description One line of the past. */
        ChannelPast: {
            /** Format: date-time */
            at: string;
            label: string;
            name: string;
            note?: string | null;
        };
        /** @description A channel in the list. Secrets are never shown, only whether they are set. */
        ChannelRow: {
            /** Format: int64 */
            arrived: number;
            /** Format: int64 */
            failed: number;
            /** @description Why it is parked. */
            finding?: string | null;
            host: string;
            /** Format: uuid */
            id: string;
            name: string;
            offers: components["schemas"]["Offer"][];
            /** Format: int64 */
            parked: number;
            /** Format: int64 */
            port: number;
            /**
             * Format: int64
             * @description Of the last thirty days.
             */
            queued: number;
            region_name: string;
            region_path: string;
            secret_set: boolean;
            /** @description `starttls` `tls` `plain` */
            security: components["schemas"]["ChannelWord"];
            sender: string;
            /** Format: date-time */
            sent_at?: string | null;
            /** @description `mail` `webhook` `wecom` `dingtalk` */
            shape: components["schemas"]["ChannelWord"];
            /** @description `on` `off` `parked` */
            state: components["schemas"]["ChannelWord"];
            /** Format: uuid */
            unit?: string | null;
            unit_name?: string | null;
            urgent_only: boolean;
            /** @description Without its query, which is a key. */
            url: string;
            username: string;
            /** Format: int64 */
            version: number;
            /** @description The asker may change it. */
            yours: boolean;
        };
        /** @description Where a test e-mail goes. */
        ChannelTest: {
            /**
             * @description For mail channels only.
             * @default null
             */
            to: string | null;
        };
        /** @description What came of a test message. */
        ChannelTestView: {
            say: string;
            /** @description The other side took it. */
            taken: boolean;
        };
        /** @description One channel with its last ways out and its past. */
        ChannelView: components["schemas"]["ChannelRow"] & {
            past: components["schemas"]["ChannelPast"][];
            sends: components["schemas"]["SendRow"][];
        };
        /** @description A code with its Chinese word. */
        ChannelWord: {
            code: string;
            label: string;
        };
        /** @description The chart as sent. */
        Chart: {
            columns: components["schemas"]["Column"][];
            counts: components["schemas"]["LightTally"];
            groups: components["schemas"]["Group"][];
            /** Format: uuid */
            policy: string;
            title: string;
        };
        /**
         * @description How often a control is checked, the most often first.
         * @enum {string}
         */
        CheckEvery: "shift" | "day" | "week" | "month" | "quarter" | "year";
        /** @description A self-check in which nothing was found; everything may stay empty. */
        CheckForm: {
            /** @default [] */
            files: string[];
            /** @default null */
            note: string | null;
            /**
             * Format: date
             * @description The day of the check; today if left out.
             * @default null
             */
            on: string | null;
        };
        /** @description How often a site checks itself, by its class. */
        CheckView: {
            label: string;
            /** @description The one who asks may file one now. */
            may_file: boolean;
            parameters: components["schemas"]["ParameterUse"][];
            /** @description `day` `week` `half_month` `month` `quarter` `half_year` `year` */
            period: string;
            /** @description Whether it recurs as a duty: the site works and the enterprise has an account. */
            runs: boolean;
            say: string;
        };
        ChoiceView: {
            id: string;
            label: string;
            say?: string | null;
        };
        /** @description To an instant, or so many days on. */
        ClockMove: {
            /**
             * Format: int64
             * @description 1–1830
             */
            days?: number | null;
            /** Format: date-time */
            to?: string | null;
        };
        /** @description Where the clock stands now. */
        ClockStand: {
            /** Format: date-time */
            now: string;
        };
        ClosedOfDue: {
            /** Format: int64 */
            closed: number;
            /** Format: int64 */
            due: number;
        };
        /** @description A word of a closed list. */
        Coded: {
            code: string;
            label: string;
        };
        /** @description A code with its Chinese name. */
        CodeLabel: {
            code: string;
            label: string;
        };
        /** @description A code with its Chinese word. */
        CodeWord: {
            code: string;
            label: string;
        };
        /** @description Enterprises of one colour. */
        ColourCount: {
            colour: components["schemas"]["CodeWord"];
            /** Format: int32 */
            count: number;
        };
        Column: {
            /**
             * Format: int32
             * @description Depth of the column's region: 1 for the highest.
             */
            depth: number;
            group?: string | null;
            id: string;
            label: string;
        };
        /** @description A remark. */
        CommentView: {
            /** Format: date-time */
            at: string;
            by: components["schemas"]["PersonName"];
            /** Format: uuid */
            id: string;
            text: string;
        };
        /** @description A change of one. */
        CommitteeEdit: {
            /** @description It is dissolved today. */
            end?: boolean;
            members?: components["schemas"]["SeatForm"][] | null;
            /** Format: uuid */
            organ?: string | null;
            /** Format: int64 */
            version: number;
        };
        /** @description A committee to be set up. */
        CommitteeForm: {
            kind: string;
            members: components["schemas"]["SeatForm"][];
            name: string;
            /**
             * Format: uuid
             * @description The owner, where it is missing.
             */
            organ?: string | null;
            /** Format: uuid */
            owner: string;
            trade?: string | null;
        };
        /** @description One of the “4个1” over the quarter. */
        CommitteeItem: {
            /** @description 次, 份 */
            count_word: string;
            /** Format: int64 */
            have: number;
            /** @description `analysis` `meeting` `inspection` `report` */
            item: string;
            /** @description 还差 1 次联合检查; empty: nothing. */
            missing: string;
            /** Format: int64 */
            need: number;
            proofs: components["schemas"]["BulletinProof"][];
            title: string;
        };
        /** @description A committee with everything about it. */
        CommitteePage: {
            /**
             * Format: date
             * @description The day whose periods are counted.
             */
            day: string;
            it: components["schemas"]["CommitteeRow"];
            members: components["schemas"]["SeatView"][];
            rhythm: components["schemas"]["TallyView"][];
        };
        /** @description A committee in a list. */
        CommitteeRow: {
            /** Format: uuid */
            id: string;
            kind: string;
            kind_label: string;
            level: string;
            name: string;
            /** @description Who convenes it. */
            organ: components["schemas"]["UnitRef"];
            /** @description Whose duty its meetings are. */
            owner: components["schemas"]["UnitRef"];
            seats: number;
            /** Format: date */
            since: string;
            trade?: string | null;
            trade_label?: string | null;
            /** Format: date */
            until?: string | null;
            /** Format: int64 */
            version: number;
            /** @description The asker may plan its meetings and change its seats. */
            yours: boolean;
        };
        /** @description Grounds for a mark. */
        ConcealAsk: {
            reason: string;
        };
        /** @description Duties that ask for the same act in different ways. */
        ContradictionView: {
            duties: string[];
            family: string;
        };
        /**
         * @description Kinds of controls in their order of preference: 消除 > 替代 > 工程 > 管理 > 教育 > 防护 > 应急 (handbook 03 §3).
         * @enum {string}
         */
        ControlKind: "elimination" | "substitution" | "engineering" | "management" | "training" | "protection" | "emergency";
        /**
         * @description 管控层级: who sees to a risk. Whatever a higher one controls, every lower one controls too (逐级落实).
         * @enum {string}
         */
        ControlLevel: "company" | "department" | "workshop" | "team";
        CorrectionView: {
            /** Format: date-time */
            at: string;
            by: string;
            click: boolean;
            /** Format: uuid */
            measure?: string | null;
            say: string;
            /** Format: int64 */
            seq: number;
            /** @description A later decision says that it does not hold. */
            undone: boolean;
        };
        /** @description Exact up to 1,000; beyond that `count` is 1000 and `exact` is false ("1000+"). */
        Count: {
            /** Format: int64 */
            count: number;
            exact: boolean;
        };
        /** @description A record that fits, and what it counts: 0 for a repetition. */
        Counted: {
            /** Format: int64 */
            counts: number;
            /** Format: uuid */
            id: string;
            label: string;
        };
        /** @description A record in a window. */
        CountedRecord: {
            /** Format: int64 */
            counts: number;
            /** Format: uuid */
            id: string;
        };
        /** @description How many rows of each sort; after applying, how many were written. */
        Counts: {
            change: number;
            error: number;
            new: number;
            same: number;
        };
        /** @description An occurrence that a record counts for. */
        CountsFor: {
            /**
             * Format: int64
             * @description 0: fits, but repeats another record of the same day and object.
             */
            counts: number;
            label: string;
            /** Format: uuid */
            occurrence: string;
        };
        /** @description Shares of a region and trade. */
        CoverageShare: {
            covered: number;
            installations: number;
            region_path: string;
            trade: string;
        };
        /** @description Coverage within the asker's scope. */
        CoverageView: {
            clause: string;
            covered: number;
            /** @description More installations were there than looked at. */
            cut: boolean;
            installations: number;
            shares: components["schemas"]["CoverageShare"][];
            uncovered: components["schemas"]["UncoveredView"][];
        };
        /** @description Criteria, the nearest first. */
        CriteriaView: {
            items: components["schemas"]["CriterionView"][];
            /** @description How many criteria each trade has on the day. */
            trades: {
                [key: string]: number;
            };
        };
        /** @description A criterion as the assistant shows it. */
        CriterionView: {
            ask: string;
            clause: string;
            direct: boolean;
            /** @description The answer that is a hit: `yes` or `no`. */
            hit: string;
            id: string;
            /** @description V read in the original, M from memory. */
            mark: string;
            /** @description Needed for a verdict on this description. */
            needed: boolean;
            number: string;
            part: string;
            standard: string;
            text: string;
            /** @description Words of the question that matched. */
            words: string[];
        };
        /** @description Open ones of a region, a trade, a grade and an age. */
        CrossCell: {
            age: components["schemas"]["Coded"];
            grade: components["schemas"]["Coded"];
            /** Format: int64 */
            open: number;
            region: components["schemas"]["Coded"];
            trade: components["schemas"]["Coded"];
        };
        /** @description Days from and to, both included; records count from `count_from`. */
        Days: {
            /** Format: date */
            count_from: string;
            /** Format: date */
            from: string;
            /**
             * Format: date
             * @description Last day for entering a record late.
             */
            late_until: string;
            /** Format: date */
            to: string;
        };
        DeadlineView: {
            /** Format: date */
            due: string;
            inferred: boolean;
            quote: string;
            rule: string;
            settled: boolean;
            span: components["schemas"]["Vec"];
            /** Format: date */
            start?: string | null;
        };
        /** @description One decision. Exactly one of the optional parts is given, apart from the heading's fields, which may come together. */
        DecisionBody: {
            /** @default null */
            choice: string | null;
            /** @default null */
            doc_number: string | null;
            /** @default null */
            doubt: string | null;
            /**
             * Format: date
             * @default null
             */
            issued_on: string | null;
            /** @default null */
            issuer: string | null;
            /**
             * Format: uuid
             * @default null
             */
            measure: string | null;
            /** @default null */
            merge: string[] | null;
            /** @default null */
            resolve: components["schemas"]["ResolveBody"] | null;
            /**
             * @description Fields of the measure: name, text, lead, assist, due, standing, recurrences, targets, evidence, key, territorial,
             *     state.
             */
            set?: Record<string, never> | null;
            /** @default null */
            settle_all: components["schemas"]["SettleAllBody"] | null;
            /** @default null */
            split: components["schemas"]["SplitBody"] | null;
            /** @default null */
            title: string | null;
            /**
             * Format: int64
             * @description Number of the decision that shall not hold.
             * @default null
             */
            undo: number | null;
            /**
             * Format: int64
             * @description Version that the deciding person saw.
             * @default 0
             */
            version: number;
        };
        /** @description A decision to be noted or taken back. */
        DecisionForm: {
            /** Format: date */
            due?: string | null;
            /**
             * Format: int32
             * @description Number of the item that it belongs to.
             */
            item?: number | null;
            /** Format: uuid */
            lead?: string | null;
            /** @description `add` (the default) `remove` */
            op?: string;
            /**
             * Format: int64
             * @description Of the decision that is taken back.
             */
            place?: number | null;
            text?: string;
            /** Format: int64 */
            version?: number | null;
        };
        /** @description A decision with the light of what became of it. */
        DecisionView: {
            by: components["schemas"]["MeetingMark"];
            /** Format: date */
            due: string;
            /** Format: int32 */
            item?: number | null;
            /** Format: uuid */
            lead: string;
            lead_name: string;
            light: string;
            /** Format: int64 */
            place: number;
            /** @description How it stands: 待纪要签发 before it is sent. */
            state_label: string;
            /**
             * Format: uuid
             * @description 交办单
             */
            step?: string | null;
            step_number?: string | null;
            text: string;
        };
        /** @description A message to a receiver. */
        DeliveryRow: {
            /** @description What the other side said last. */
            answer: string;
            /** Format: int64 */
            attempts: number;
            /**
             * Format: int64
             * @description Alarms in it when it was made.
             */
            count: number;
            /** Format: date-time */
            done_at?: string | null;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            made_at: string;
            /** Format: date-time */
            next_at?: string | null;
            /** @description `waiting` `sent` `given_up` */
            state: components["schemas"]["CodeWord"];
        };
        /** @description Somebody to sign in as. */
        DemoPerson: {
            login: string;
            name: string;
            post?: string | null;
            role_label: string;
            say: string;
            unit: string;
        };
        /** @description Whom to become. */
        DemoSignIn: {
            login: string;
        };
        /** @description The demo's sign-in page. */
        DemoView: {
            /** Format: date-time */
            now: string;
            people: components["schemas"]["DemoPerson"][];
            /** @description Name of the root region. */
            place: string;
        };
        /** @description The page that a person starts from. */
        Desk: {
            changes: components["schemas"]["DeskChange"][];
            sections: components["schemas"]["DeskSection"][];
            tallies: components["schemas"]["DeskTally"][];
            title: string;
        };
        /** @description Something that others did to what concerns me. */
        DeskChange: {
            /** Format: date-time */
            at: string;
            label: string;
            /** Format: uuid */
            task: string;
        };
        /** @description A task, an occurrence, a hazard or a step of supervision. */
        DeskItem: (components["schemas"]["TaskRow"] & {
            /** @enum {string} */
            kind: "task";
        }) | (components["schemas"]["OccurrenceRow"] & {
            /** @enum {string} */
            kind: "occurrence";
        }) | {
            hazard: components["schemas"]["HazardRow"];
            /** @enum {string} */
            kind: "hazard";
        } | {
            /** @enum {string} */
            kind: "supervision";
            supervision: components["schemas"]["SupervisionRow"];
        };
        /** @description One pile of work. */
        DeskSection: {
            items: components["schemas"]["DeskItem"][];
            key: string;
            /** @description The same pile as a list. */
            link: string;
            /** @description The total is "1000+". */
            more: boolean;
            /** @description What the pile is and what to do with it. */
            say: string;
            title: string;
            /** Format: int64 */
            total: number;
        };
        /** @description A number, out of how many, and where its records are. */
        DeskTally: {
            label: string;
            link: string;
            /** Format: int64 */
            of?: number | null;
            /** Format: int64 */
            value: number;
        };
        /** @description What a version changes against another. */
        DiffView: {
            added: components["schemas"]["MeasureView"][];
            changed: components["schemas"]["ChangedView"][];
            dropped: components["schemas"]["DroppedView"][];
            /**
             * Format: int64
             * @description Measures that stay as they are; their tasks go on.
             */
            same: number;
        };
        /** @description 履职档案 of a post or of a person over a period, as known at a moment. */
        Dossier: {
            accidents: components["schemas"]["FactLine"][];
            /**
             * Format: date-time
             * @description What was entered later is not in it.
             */
            as_of: string;
            /** @description The moment as printed. */
            as_of_label: string;
            duties: components["schemas"]["DutyLine"][];
            /** Format: date */
            from: string;
            led: components["schemas"]["FactLine"][];
            name: string;
            /** @description `post` or `person` */
            of: string;
            /** Format: uuid */
            person: string;
            posts: components["schemas"]["HeldPost"][];
            proof: components["schemas"]["Proof"];
            rate: components["schemas"]["Rate"];
            records: components["schemas"]["RecordLine"][];
            reds: components["schemas"]["RedLine"][];
            /**
             * Format: int64
             * @description Tasks that were red in all; more than are listed where there are very many.
             */
            reds_all: number;
            steps: components["schemas"]["FactLine"][];
            talks: components["schemas"]["FactLine"][];
            /** Format: date */
            to: string;
        };
        /** @description A post on the register of dossiers. */
        DossierRow: {
            /**
             * Format: int64
             * @description Contradictions that wait for a choice.
             */
            contradictions: number;
            /** Format: date */
            from: string;
            /** Format: int64 */
            met: number;
            /** Format: int64 */
            missed: number;
            person: components["schemas"]["PersonRef"];
            /** Format: uuid */
            post: string;
            title: string;
            /** Format: date */
            to?: string | null;
            unit: components["schemas"]["UnitRef"];
            /**
             * Format: int64
             * @description Windows of this quarter that have begun, and how they stand.
             */
            windows: number;
        };
        /** @description A number of the evidence. */
        DoubtFigure: {
            /** @description What it is, with its unit. */
            label: string;
            /** Format: double */
            value: number;
        };
        /** @description Who did something when. */
        DoubtMark: {
            /** Format: date-time */
            at: string;
            files: string[];
            name: string;
            note?: string | null;
        };
        /** @description A step as asked for. */
        DoubtMove: {
            /**
             * @description `explain` `know` `verify` `clear` `close`
             * @default
             */
            action: string;
            /**
             * @description Photographs taken on site.
             * @default []
             */
            files: string[];
            /**
             * @description `doubt`; may be left out.
             * @default null
             */
            flow: string | null;
            /** @default null */
            note: string | null;
            /**
             * Format: int64
             * @description Version that the page showed.
             * @default null
             */
            version: number | null;
        };
        /** @description A push to a level. */
        DoubtPush: {
            /** Format: date-time */
            at: string;
            known?: components["schemas"]["DoubtMark"] | null;
            /** Format: int64 */
            level: number;
            level_label: string;
            why: string;
        };
        /** @description Something that a person must or may decide. */
        DoubtView: {
            choices: components["schemas"]["ChoiceView"][];
            id: string;
            kind: string;
            kind_label: string;
            /** Format: uuid */
            measure?: string | null;
            /** @description Every measure that the decision settles. */
            measures: string[];
            /** @description Stands against the issue. Otherwise the first choice holds as a marked default. */
            must: boolean;
            quote: string;
            say: string;
            settled?: components["schemas"]["SettledView"] | null;
            /** @description `[0, 0]` for doubts about the document itself. */
            span: components["schemas"]["Vec"];
        };
        /** @description An area as drawn. */
        DrawnArea: {
            /** Format: uuid */
            point: string;
            /** @description Corners in order, each `[x, y]` from 0 (left, top) to 1. */
            polygon: number[][];
        };
        /** @description The picture and every area; a point that is not named is not on the plan. */
        DrawnMap: {
            areas: components["schemas"]["DrawnArea"][];
            /** Format: uuid */
            file: string;
            /**
             * Format: int64
             * @description Version of the picture that the page showed; left out or 0 for a new one.
             */
            version?: number;
        };
        DroppedView: {
            effect: string;
            measure: components["schemas"]["MeasureView"];
            tasks: components["schemas"]["TaskRow"][];
        };
        /** @description 双报告 with what is missing or late, in a sentence. */
        DualView: {
            /** Format: date-time */
            due_at: string;
            /** @description Sentences that a checker should read; empty when both were in time. */
            findings: string[];
            regulator?: components["schemas"]["ToldView"] | null;
            state: components["schemas"]["Coded"];
            workers?: components["schemas"]["ToldView"] | null;
        };
        /** @description A duty with its windows. */
        DutyLine: {
            /** @description Why it was set aside, if it was. */
            aside?: string | null;
            /** Format: uuid */
            event: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            post: string;
            rate: components["schemas"]["Rate"];
            /** @description 每月至少 1 次带队检查 */
            rule: string;
            source: string;
            /** @description `D02` */
            template: string;
            title: string;
            windows: components["schemas"]["WindowLine"][];
        };
        /**
         * @description Who answers now for the units around the asker: those with nobody on duty first, then those without a plan. At most 500
         *     are listed, all are counted.
         */
        DutyNow: {
            /** @description That keep a plan and have nobody on duty. */
            missing: number;
            /** @description Units in all, also those not listed. */
            total: number;
            units: components["schemas"]["OnDuty"][];
            /** @description That keep no plan. */
            unplanned: number;
        };
        /** @description A duty, with its rule in words. */
        DutyRef: {
            high_risk: boolean;
            /** Format: uuid */
            id: string;
            /** @description The words of the document. */
            quote: string;
            /** @description Kind of record that counts; absent: any. */
            record_kind?: string | null;
            /** @description 每季度至少 1 次会议 */
            rule: string;
            /** @description The word that a record must carry in its sentence or its object; none where a tick says it (`high_risk`). */
            subset?: string | null;
            title: string;
        };
        /** @description A template that may be assigned. */
        DutyTemplateView: {
            assigned: boolean;
            /** @description Counted from weekly reviews; not to be assigned. */
            automatic: boolean;
            code: string;
            evidence: string;
            rule: string;
            source: string;
            /** @description Proposed for this title. */
            suits: boolean;
            title: string;
            who: string;
        };
        /** @description An enterprise to be added or changed. */
        EnterpriseForm: {
            aliases?: string[];
            high_risk?: boolean;
            name: string;
            /** @description Id, code or path. */
            region: string;
            sector?: string | null;
            /** Format: uuid */
            succeeded_by?: string | null;
            uscc?: string | null;
            /**
             * Format: int64
             * @description Needed for a change.
             */
            version?: number | null;
        };
        /** @description An enterprise as sent. */
        EnterpriseView: {
            aliases: string[];
            high_risk: boolean;
            /** Format: uuid */
            id: string;
            name: string;
            /** @description Region path. */
            region: string;
            region_name: string;
            sector?: string | null;
            /** Format: uuid */
            succeeded_by?: string | null;
            /** Format: uuid */
            unit?: string | null;
            uscc?: string | null;
            /** Format: int64 */
            version: number;
        };
        /** @description One unit's time on it. */
        EntryForm: {
            /** Format: date */
            from: string;
            /** Format: date */
            to?: string | null;
            /** Format: uuid */
            unit: string;
        };
        /** @description One unit's time on it. */
        EntryView: {
            /** Format: date */
            from: string;
            /** Format: date */
            to?: string | null;
            unit: components["schemas"]["UnitRef"];
        };
        /** @description A kind of evidence asked for, and how much of it is there. */
        EvidenceNeed: {
            have: number;
            kind: string;
            label: string;
        };
        /** @description Why a figure is what it is. */
        Explained: {
            clause: string;
            inputs: components["schemas"]["LabelValue"][];
            parameters: components["schemas"]["ParameterUse"][];
            rule: string;
            say: string;
        };
        /** @description A last day with the rule, the inputs and the parameters that made it. */
        ExplainedTerm: {
            inputs: components["schemas"]["LabelValue"][];
            parameters: components["schemas"]["ParameterUse"][];
            rule: string;
        };
        /** @description An extension asked for, and what became of it. */
        ExtensionView: {
            /** Format: date-time */
            at: string;
            by: components["schemas"]["PersonName"];
            /** Format: date-time */
            decided_at?: string | null;
            decided_by?: components["schemas"]["PersonName"] | null;
            decision?: string | null;
            /** Format: date */
            from: string;
            reason: string;
            /** @description `requested` `extended` `refused` */
            state: string;
            state_label: string;
            /** Format: date */
            to: string;
        };
        /** @description Something that is told in one sentence. */
        FactLine: {
            concept: string;
            /** Format: uuid */
            event: string;
            /** Format: uuid */
            id: string;
            number: string;
            /** Format: date */
            on: string;
            say: string;
            title: string;
        };
        /** @description A field that changed. */
        FieldChange: {
            after?: string | null;
            before?: string | null;
            label: string;
        };
        /** @description A record behind a figure, as it was at the moment. */
        FigureRecord: {
            /**
             * Format: int64
             * @description What it adds to the sum: 1, days, deaths; of a share 1 if it is in the numerator.
             */
            adds: number;
            /** Format: uuid */
            id: string;
            link: string;
            number: string;
            region?: string | null;
            title: string;
            unit?: string | null;
        };
        /** @description A page of them with the figure. */
        FigureRecords: {
            /** Format: date-time */
            as_of: string;
            figure: string;
            /** Format: date */
            from: string;
            /** @description `sum` `share` `mean` */
            how: string;
            items: components["schemas"]["FigureRecord"][];
            name: string;
            /** Format: uuid */
            next?: string | null;
            /** Format: int64 */
            records: number;
            rule: string;
            /** Format: int64 */
            sum: number;
            /** Format: date */
            to: string;
            total: components["schemas"]["Count"];
            unit: string;
            /** Format: double */
            value?: number | null;
        };
        /** @description One figure. */
        FigureRow: {
            change?: components["schemas"]["Change"] | null;
            chapter: string;
            /** @description `sum` `share` `mean` */
            how: string;
            id: string;
            /** Format: double */
            last?: number | null;
            /** Format: double */
            last_year?: number | null;
            /** @description It shows the moment itself: earlier values are those of the same moment of their period (see `lights`). */
            moment: boolean;
            name: string;
            /**
             * Format: int64
             * @description Records that it opens into; for shares and means the denominator.
             */
            records: number;
            /** @description The definition. */
            rule: string;
            /**
             * Format: int64
             * @description What they add up to; for shares the numerator.
             */
            sum: number;
            unit: string;
            /**
             * Format: double
             * @description Absent where there is nothing to divide by.
             */
            value?: number | null;
            yearly?: components["schemas"]["Change"] | null;
        };
        /** @description Their present figures. */
        Figures: {
            /**
             * Format: int64
             * @description Readings that were made durable.
             */
            accepted: number;
            /**
             * Format: int64
             * @description Known already, by point and time.
             */
            duplicate: number;
            /**
             * Format: int64
             * @description Older than the newest of their point: evaluated afterwards.
             */
            late: number;
            /**
             * Format: int64
             * @description Not a number.
             */
            not_a_number: number;
            /**
             * Format: int64
             * @description Beyond the range of the instrument.
             */
            out_of_range: number;
            /**
             * Format: int64
             * @description Of a point outside the gateway's scope.
             */
            out_of_scope: number;
            /**
             * Format: int64
             * @description Sent away because the queue was full; the sender comes again.
             */
            pushed_back: number;
            /**
             * Format: int64
             * @description The sender's clock is off by more than a minute.
             */
            skewed: number;
            /**
             * Format: int64
             * @description Of no known point.
             */
            unknown: number;
            /**
             * Format: int64
             * @description Unreadable lines and items.
             */
            unreadable: number;
        };
        /** @description A self-check as it was filed. */
        Filed: {
            /** Format: date */
            on: string;
            /**
             * Format: uuid
             * @description The record; of a day that has one already, that one.
             */
            record: string;
        };
        /** @description A file of a record with the hash of its bytes. */
        FileProof: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @description SM3 */
            sha: string;
        };
        /** @description A file as sent. */
        FileView: {
            /** @description The same bytes were uploaded before, by anybody. */
            again?: boolean | null;
            by?: components["schemas"]["PersonRef"] | null;
            /** Format: uuid */
            id: string;
            /** Format: double */
            lat?: number | null;
            /** Format: double */
            lng?: number | null;
            media: string;
            name: string;
            /** @description SM3 of the bytes. */
            sha: string;
            /**
             * Format: int64
             * @description Bytes.
             */
            size: number;
            /**
             * Format: date-time
             * @description What the photo itself says.
             */
            taken_at?: string | null;
            /** Format: date-time */
            uploaded_at: string;
        };
        /** @description What was seen of one finding. */
        FindingResult: {
            /** Format: uuid */
            finding: string;
            note: string;
            passed: boolean;
        };
        /** @description A finding that becomes a task. */
        FindingTask: {
            /**
             * Format: date
             * @description Last day; that of the finding where it is missing.
             * @default null
             */
            due: string | null;
            /**
             * @description Kinds of evidence without which it cannot be reported complete; a photograph afterwards where none is named.
             * @default []
             */
            evidence: string[];
            /**
             * @description 重点任务
             * @default false
             */
            key: boolean;
            /**
             * Format: uuid
             * @description Whose task it is; the unit of the finding where it is missing.
             * @default null
             */
            unit: string | null;
        };
        FindingView: {
            kind: string;
            /** Format: uuid */
            measure?: string | null;
            quote: string;
            say: string;
            span: components["schemas"]["Vec"];
        };
        /** @description Found, closed, open: with found as the denominator. What was void or merged counts nowhere. */
        Flowed: {
            /** Format: int64 */
            closed: number;
            /** Format: int64 */
            found: number;
            /** Format: int64 */
            open: number;
            /**
             * Format: double
             * @description closed ÷ found, 0–1; absent where nothing was found.
             */
            rate?: number | null;
        };
        /** @description One line of a cross table. */
        FlowedOf: components["schemas"]["Flowed"] & {
            of: components["schemas"]["Coded"];
        };
        /** @description What was found, ten of each kind. */
        Found: {
            measures: components["schemas"]["FoundMeasure"][];
            policies: components["schemas"]["FoundPolicy"][];
            tasks: components["schemas"]["TaskRow"][];
            /**
             * Format: int64
             * @description How many tasks there are in all; the first of them are in `tasks`.
             */
            tasks_total: number;
            units: components["schemas"]["FoundUnit"][];
        };
        /** @description A year of finding, with what is still open of it. */
        FoundIn: {
            /** Format: int64 */
            closed: number;
            /** Format: int64 */
            found: number;
            /** Format: int64 */
            open: number;
            /** Format: int64 */
            year: number;
        };
        FoundMeasure: {
            /** Format: uuid */
            measure: string;
            name: string;
            /** Format: uuid */
            policy: string;
            /** @description The document's words. */
            quote: string;
        };
        FoundPolicy: {
            /** Format: uuid */
            id: string;
            title: string;
        };
        FoundUnit: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** @description What a new gateway is called. */
        GatewayForm: {
            /** @description As points name it: letters, digits, `-`, `_`. */
            code: string;
            name: string;
        };
        /** @description As lists show it. */
        GatewayView: {
            /** @description As points name it. */
            code: string;
            /** @description Since the program was started. */
            figures: components["schemas"]["Figures"];
            /** Format: uuid */
            id: string;
            name: string;
            /** Format: date-time */
            seen_at?: string | null;
            /**
             * Format: int64
             * @description How far its newest reading lay behind the receipt; negative: its clock is ahead. Milliseconds.
             */
            skew_ms: number;
            /** @description More than a minute ahead or behind. */
            skewed: boolean;
        };
        /** @description Grade by the formula, or depart from it with a reason. */
        GradeForm: {
            /**
             * @description `red` `orange` `yellow` `blue`: only to depart from the formula.
             * @default null
             */
            colour: string | null;
            /** @default null */
            reason: string | null;
            /**
             * Format: int64
             * @default null
             */
            version: number | null;
        };
        /** @description The class of a site. */
        GradeView: {
            colour: components["schemas"]["Coded"];
            computed?: components["schemas"]["Coded"] | null;
            explain: components["schemas"]["Explained"];
            /** @description 季检, 半年检, 年检, 双随机. */
            frequency: string;
            /** Format: date */
            graded_on?: string | null;
            /** @description A (best) to D. */
            letter: string;
            /** Format: date */
            next_check_on?: string | null;
            reason?: string | null;
            /** @description Letters of other schemes run the other way. */
            scheme: string;
            /** Format: double */
            score: number;
            terms: components["schemas"]["TermView"][];
        };
        /** @description A role given to somebody. */
        GrantView: {
            /** Format: date */
            from: string;
            /** Format: uuid */
            id: string;
            region: string;
            region_name: string;
            role: string;
            role_label: string;
            sectors: string[];
            /** Format: date */
            to?: string | null;
        };
        /** @description Rows under one heading. */
        Group: {
            label: string;
            rows: components["schemas"]["WallRow"][];
        };
        /** @description One line of a hazard's timeline. */
        Happened: {
            action: string;
            /** Format: date-time */
            at: string;
            /** @description Absent id: the clock. */
            by: components["schemas"]["Person"];
            fields: components["schemas"]["HazardChange"][];
            /** @description State before and after, in Chinese. */
            from?: string | null;
            /** Format: uuid */
            id: string;
            label: string;
            note?: string | null;
            /** @description The event is in a sealed batch of the ledger. */
            sealed: boolean;
            to?: string | null;
            unit?: components["schemas"]["UnitRef"] | null;
        };
        /** @description A field that changed. */
        HazardChange: {
            after?: string | null;
            before?: string | null;
            label: string;
        };
        /** @description A remark. */
        HazardComment: {
            /** Format: date-time */
            at: string;
            by: components["schemas"]["Person"];
            /** Format: uuid */
            id: string;
            text: string;
        };
        /** @description An extension asked for, and what became of it. */
        HazardDelay: {
            /** Format: date-time */
            at: string;
            by: components["schemas"]["Person"];
            /** Format: date-time */
            decided_at?: string | null;
            decided_by?: components["schemas"]["Person"] | null;
            decision?: string | null;
            /** Format: date */
            from: string;
            reason: string;
            state: components["schemas"]["Coded"];
            /** Format: date */
            to: string;
        };
        /** @description A file on a hazard. */
        HazardFile: {
            by: components["schemas"]["Person"];
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["Coded"];
            /** Format: double */
            lat?: number | null;
            /** Format: double */
            lng?: number | null;
            media: string;
            name: string;
            sha: string;
            /** Format: int64 */
            size: number;
            /** Format: date-time */
            taken_at?: string | null;
            /** Format: date-time */
            uploaded_at: string;
        };
        /** @description A step of one of a hazard's flows: `hazard` `dual_report` `hazard_extension` `listing` `stop_order`. */
        HazardMove: {
            action: string;
            answers?: Record<string, never>;
            /** Format: date */
            due?: string | null;
            evidence?: components["schemas"]["BroughtToHazard"][];
            expert?: string | null;
            files?: string[];
            flow: string;
            /** @description `general` `major` */
            grade?: string | null;
            /** Format: uuid */
            into?: string | null;
            kind?: string | null;
            /** @description `county` `prefecture` `province` `state` */
            level?: string | null;
            note?: string | null;
            number?: string | null;
            officers?: string[];
            plan?: Record<string, never> | null;
            reason?: string | null;
            review?: Record<string, never> | null;
            scope?: string | null;
            /** Format: uuid */
            unit?: string | null;
            /**
             * Format: int64
             * @description Version that the page showed; a newer one refuses the step.
             */
            version?: number | null;
        };
        /** @description The report. */
        HazardPeriod: {
            /** @description Open today, by region directly below × trade × grade × age; only what is not nought. */
            cross: components["schemas"]["CrossCell"][];
            flow: components["schemas"]["StockFlow"];
            /** Format: date */
            from: string;
            grade: string;
            /**
             * Format: date
             * @description Last day for handing it in.
             */
            hand_in_by: string;
            /** @description 2026年第三季度 */
            label: string;
            /** @description Months of the period, each with its own stock and flow: the curve towards nothing. */
            months: components["schemas"]["MonthStock"][];
            /** @description 按期整改率 of the last days that fell into the period. */
            on_time: components["schemas"]["OnTime"];
            /** @description Past the enterprise's last day today, the oldest first; at most 500. */
            overdue: components["schemas"]["HazardRow"][];
            /** Format: int64 */
            overdue_total: number;
            region: components["schemas"]["Coded"];
            /**
             * Format: date
             * @description Its last day, or today while it runs.
             */
            to: string;
            /** @description By year of finding, as things stand today. */
            years: components["schemas"]["FoundIn"][];
            /** @description As things stand today. */
            zero: components["schemas"]["Zeroed"];
        };
        /** @description A remark. */
        HazardRemark: {
            text: string;
        };
        /** @description What the finder says; everything but place and words may stay empty. */
        HazardReport: {
            /** @description Answers of the verdict assistant: id of the criterion → `yes` `no` `unknown`. */
            answers?: Record<string, never>;
            /** @description Made by the phone for this report; the same key sent again is the same hazard. */
            client_key?: string | null;
            evidence?: components["schemas"]["BroughtToHazard"][];
            /** @description Files without a kind. */
            files?: string[];
            /**
             * Format: date-time
             * @description When it was seen; absent: now.
             */
            found_at?: string | null;
            kind?: string;
            /** Format: double */
            lat?: number | null;
            /** Format: double */
            lng?: number | null;
            /** @description `{file, x, y}` on the site's picture. */
            picture_spot?: Record<string, never> | null;
            place?: string;
            /** Format: uuid */
            risk?: string | null;
            /** Format: uuid */
            risk_point?: string | null;
            /** Format: uuid */
            site: string;
            /** @description `self` `inspection` `tip` `alarm` `leader` `handover` `expert` */
            source: string;
            text: string;
            title?: string;
        };
        /** @description A hazard in a list. */
        HazardRow: {
            /**
             * Format: date
             * @description Last day for the enterprise.
             */
            due?: string | null;
            enterprise: components["schemas"]["Named"];
            /** Format: int64 */
            extensions: number;
            /** Format: date-time */
            found_at: string;
            found_by: components["schemas"]["Person"];
            grade?: components["schemas"]["Coded"] | null;
            /** Format: uuid */
            id: string;
            kind?: components["schemas"]["Coded"] | null;
            /** Format: double */
            lat?: number | null;
            listed?: components["schemas"]["Coded"] | null;
            /** Format: double */
            lng?: number | null;
            number: string;
            /**
             * Format: int64
             * @description Days past the enterprise's last day.
             */
            overdue_days: number;
            place: string;
            /** @description Region path. */
            region: string;
            region_name: string;
            regulator?: components["schemas"]["UnitRef"] | null;
            relapse: boolean;
            site: components["schemas"]["Named"];
            source: components["schemas"]["Coded"];
            state: components["schemas"]["Coded"];
            stopped: boolean;
            /**
             * Format: int64
             * @description Open signs of false rectification.
             */
            suspect: number;
            title: string;
            trade: string;
            /** Format: int64 */
            version: number;
            waiting?: components["schemas"]["Waiting"] | null;
        };
        /** @description The database of a region. */
        HazardStats: {
            /** @description Open ones by age: months since the month of finding. */
            ages: components["schemas"]["FlowedOf"][];
            all: components["schemas"]["Flowed"];
            /** @description Found before 2024: 历史存量. */
            before_2024: components["schemas"]["Flowed"];
            grade: string;
            /**
             * Format: double
             * @description Found this year ÷ found last year; below 1 is 增量遏制.
             */
            growth?: number | null;
            /** Format: int64 */
            listed_least: number;
            /**
             * Format: int64
             * @description Listed this year in the region, against the yearly duty of each government.
             */
            listed_this_year: number;
            /** @description The last 24 months, oldest first. */
            months: components["schemas"]["MonthFlow"][];
            /** Format: date */
            on: string;
            /** @description 按期整改率: closed by the last day ÷ last days that fell in the year; an approved extension counts with its new day. */
            on_time: components["schemas"]["OnTime"];
            region: components["schemas"]["Coded"];
            /** @description The regions directly below. */
            regions: components["schemas"]["FlowedOf"][];
            /** @description Open ones by state. */
            states: components["schemas"]["FlowedOf"][];
            trades: components["schemas"]["FlowedOf"][];
            /** @description By year of finding. */
            years: components["schemas"]["FlowedOf"][];
            zero: components["schemas"]["Zeroed"];
        };
        /** @description A hazard with everything about it. */
        HazardView: components["schemas"]["HazardRow"] & {
            closed?: components["schemas"]["StampView"] | null;
            comments: components["schemas"]["HazardComment"][];
            delay: components["schemas"]["Coded"];
            delays: components["schemas"]["HazardDelay"][];
            dual?: components["schemas"]["DualView"] | null;
            explain?: components["schemas"]["ExplainedTerm"] | null;
            files: components["schemas"]["HazardFile"][];
            listings: components["schemas"]["ListingView"][];
            merged_into?: components["schemas"]["Named"] | null;
            offers: components["schemas"]["Offer"][];
            origin?: components["schemas"]["RecordRef"] | null;
            picture_spot?: Record<string, never> | null;
            plan?: Record<string, never> | null;
            recheck?: components["schemas"]["RecheckView"] | null;
            rectified?: components["schemas"]["StampView"] | null;
            relapse_of?: components["schemas"]["Named"] | null;
            /** Format: date-time */
            reported_at: string;
            /** Format: int64 */
            returned: number;
            /** Format: uuid */
            risk?: string | null;
            /** Format: uuid */
            risk_point?: string | null;
            stop_orders: components["schemas"]["StopOrderView"][];
            text: string;
            /** @description What the criteria say, with the answers that led to it. */
            verdict?: Record<string, never> | null;
            verified?: components["schemas"]["StampView"] | null;
        };
        HeadingView: {
            label?: string | null;
            /** Format: int32 */
            level: number;
            span: components["schemas"]["Vec"];
            text: string;
        };
        /** @description Whether the server can answer. */
        Health: {
            demo: boolean;
            /** @description `SQLite` or `PostgreSQL` */
            engine: string;
            /** Format: date-time */
            now: string;
            ok: boolean;
            version: string;
        };
        /** @description A post as it was known. */
        HeldPost: {
            /** Format: date */
            from: string;
            /** Format: uuid */
            id: string;
            portfolio: components["schemas"]["UnitThen"][];
            title: string;
            /** Format: date */
            to?: string | null;
            unit: components["schemas"]["UnitThen"];
            /** @description The post answers for its whole region: head of a party committee or government without a portfolio. */
            whole_region: boolean;
        };
        /** @description Why a point's readings are frozen, or let go. */
        HoldForm: {
            /** @default  */
            reason: string;
            /**
             * @description `true`: let go.
             * @default false
             */
            release: boolean;
        };
        /** @description A point whose readings are frozen. */
        HoldView: {
            /** Format: date-time */
            at: string;
            by: string;
            reason: string;
        };
        /** @description One of the four no-passes. */
        InquiryLesson: {
            code: string;
            files: string[];
            label: string;
            mark?: components["schemas"]["AccidentMark"] | null;
        };
        /** @description Somebody of the team. */
        InquiryMember: {
            name: string;
            part: string;
            part_label: string;
            unit?: string | null;
        };
        /** @description What is owed next. */
        InquiryOwed: {
            /** Format: date */
            due: string;
            late: boolean;
            what: string;
        };
        /** @description 调查组. */
        InquiryTeam: {
            authority: string;
            lead: string;
            lead_unit?: string | null;
            /** @description Level of government for which it was set up. */
            level_label: string;
            mark: components["schemas"]["AccidentMark"];
            members: components["schemas"]["InquiryMember"][];
        };
        /** @description An investigation with its terms. */
        InquiryView: {
            /** Format: int64 */
            appraisal_days: number;
            /** Format: date */
            approve_due?: string | null;
            /** Format: date */
            approved_on?: string | null;
            /** Format: date */
            evaluate_due?: string | null;
            evaluation?: components["schemas"]["AccidentMark"] | null;
            /** @description The grade has risen above the team's level: what must happen, in words. */
            hand_up?: string | null;
            hints: string[];
            lessons: components["schemas"]["InquiryLesson"][];
            /** @description `county` `prefecture` `province` `state` */
            level: string;
            level_label: string;
            listed?: components["schemas"]["AccidentMark"] | null;
            /**
             * Format: date
             * @description Listed by the level above, to be done by this day.
             */
            listed_due?: string | null;
            longer_by?: string | null;
            /** Format: int64 */
            longer_days: number;
            /** @description 一般事故 without casualties: the county may entrust the enterprise (art. 19). */
            may_entrust: boolean;
            may_lesson: boolean;
            may_team: boolean;
            may_term: boolean;
            /** @description For the yearly assessment. */
            notes: string[];
            owed?: components["schemas"]["InquiryOwed"] | null;
            /** @description By the level above, not by the grade. */
            raised: boolean;
            /** Format: date */
            report_due: string;
            reviewed?: components["schemas"]["AccidentMark"] | null;
            /** Format: date */
            submitted_on?: string | null;
            team?: components["schemas"]["InquiryTeam"] | null;
            verdict?: string | null;
        };
        /** @description Chemicals of one production or storage unit. */
        InstallationAsk: {
            /**
             * Format: int64
             * @description Residents within 500 m outside the plant.
             */
            residents: number;
            substances: components["schemas"]["SubstanceAsk"][];
        };
        /** @description One line of the working. */
        InstallationLine: {
            basis: string;
            /** Format: double */
            beta: number;
            /** @description The figure was checked against the original. */
            checked: boolean;
            /** Format: double */
            critical_t: number;
            name: string;
            /** Format: double */
            quantity_t: number;
            /** Format: double */
            ratio: number;
            /** Format: double */
            weighted: number;
        };
        /** @description Identification and level with the working. */
        InstallationVerdict: {
            /** Format: double */
            alpha: number;
            /** @description Classes of Table 2, to choose from. */
            classes: components["schemas"]["Coded"][];
            label: string;
            /**
             * Format: int32
             * @description 1 to 4; 0: no major installation.
             */
            level: number;
            lines: components["schemas"]["InstallationLine"][];
            /** Format: double */
            r: number;
            /** Format: double */
            s: number;
            source: string;
            working: string[];
        };
        /** @description A field that is known. */
        Known: {
            /** @description Name of the field in the form. */
            field: string;
            /** @description Where it came from: 企业名录, 2026-03-01 张三登记 … */
            from: string;
            label: string;
            value: Record<string, never>;
        };
        /** @description A labelled value. */
        LabelValue: {
            label: string;
            value: string;
        };
        /** @description A leader who may be named. */
        LeaderChoice: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** @description One change of a record. */
        LedgerLine: {
            action: string;
            /** @description The record as it stood after the change. */
            after: Record<string, never>;
            /** Format: date-time */
            at: string;
            by: string;
            from?: string | null;
            label: string;
            note?: string | null;
            /** @description Already part of the hash chain. */
            sealed: boolean;
            to?: string | null;
        };
        /** @description Result of recomputing the hash chain. */
        LedgerVerdict: {
            /** @description One sentence for each broken link; empty means whole. */
            broken: string[];
            events: number;
            seals: number;
        };
        /** @description Until when a level of government must have it. */
        LevelDue: {
            /** Format: date-time */
            due: string;
            level: string;
        };
        /** @description A life event. */
        LifeView: {
            by: string;
            /** Format: uuid */
            enterprise?: string | null;
            kind: string;
            label: string;
            note: string;
            /** Format: date */
            on: string;
            /** @description The name before a change of name. */
            was?: string | null;
        };
        /** @description Both comparisons of the lights. */
        LightBases: {
            last: components["schemas"]["LightBasis"];
            last_year: components["schemas"]["LightBasis"];
        };
        /** @description From where the lights of an earlier period are known. */
        LightBasis: {
            /**
             * Format: date-time
             * @description The moment whose lights are shown.
             */
            as_of?: string | null;
            /** @description `kept` of its kept bulletin, `ledger` from the after-images, `none` they cannot be compared. */
            how: string;
            /** @description For whoever reads the bulletin. */
            words: string;
        };
        /** @description Tasks by colour; `paused` and standing tasks without a light are in `none`. */
        LightCountsView: {
            /** Format: int64 */
            done: number;
            /** Format: int64 */
            green: number;
            /** Format: int64 */
            none: number;
            /** Format: int64 */
            red: number;
            /** Format: int64 */
            submitted: number;
            /** Format: int64 */
            yellow: number;
        };
        /** @description A light in a list. */
        LightDot: {
            color: string;
            /**
             * Format: int64
             * @description Days past the due date, where it is past.
             */
            days?: number | null;
            label: string;
        };
        /** @description How many of each colour; `total` is the denominator and holds all of them, those without a light too. */
        LightTally: {
            /** Format: int64 */
            done: number;
            /** Format: int64 */
            green: number;
            /**
             * Format: int64
             * @description Paused, or not to be judged.
             */
            none: number;
            /** Format: int64 */
            red: number;
            /** Format: int64 */
            submitted: number;
            /** Format: int64 */
            total: number;
            /** Format: int64 */
            yellow: number;
        };
        /** @description A light that explains itself. */
        LightView: {
            clause: string;
            /** @description `green` `yellow` `red` `submitted` `done` `none` */
            color: string;
            inputs: components["schemas"]["LabelValue"][];
            label: string;
            parameters: components["schemas"]["ParameterUse"][];
            records: components["schemas"]["RecordRef"][];
            rule: string;
            /** @description Why, in one sentence. */
            say: string;
            /**
             * Format: date
             * @description First day on which the colour will differ if nothing is reported, and that colour.
             */
            turns_at?: string | null;
            turns_to?: string | null;
        };
        /** @description The limits of a point as people set them; figures in the point's unit, times in seconds. */
        Limits: {
            /**
             * Format: double
             * @description Power cut from this value on (methane), restored below `restore`.
             * @default null
             */
            cut: number | null;
            /**
             * Format: double
             * @default 0
             */
            deadband: number;
            /**
             * Format: double
             * @default null
             */
            h: number | null;
            /**
             * Format: double
             * @default null
             */
            hh: number | null;
            /**
             * Format: double
             * @default null
             */
            l: number | null;
            /**
             * Format: double
             * @default null
             */
            ll: number | null;
            /**
             * @description Of a switch: ought to be on.
             * @default null
             */
            normal: boolean | null;
            /**
             * Format: double
             * @default 0
             */
            off_s: number;
            /**
             * Format: double
             * @default 0
             */
            on_s: number;
            /**
             * Format: double
             * @description Change within `rate_window_s` that is too fast.
             * @default null
             */
            rate: number | null;
            /**
             * Format: int32
             * @default null
             */
            rate_window_s: number | null;
            /**
             * Format: double
             * @default null
             */
            restore: number | null;
            /**
             * Format: double
             * @description Silence that counts as stale; 0 = never.
             * @default 0
             */
            silent_s: number;
        };
        /** @description Other limits or another range of a point. */
        LimitsChange: {
            /** Format: double */
            hi?: number | null;
            limits: components["schemas"]["Limits"];
            /** Format: double */
            lo?: number | null;
            reason: string;
            /**
             * Format: int64
             * @description Version of the point that the page showed.
             */
            version: number;
        };
        /** @description What became of a change of limits. */
        LimitsChanged: {
            /** @description False: it is looser and waits for the regulator. */
            in_force: boolean;
            looser: string[];
            point: components["schemas"]["PointView"];
            say: string;
        };
        /** @description What is to be set; what is left out stays. Limits cannot be dropped in bulk. */
        LimitsPatch: {
            /**
             * Format: double
             * @default null
             */
            cut: number | null;
            /**
             * Format: double
             * @default null
             */
            deadband: number | null;
            /**
             * Format: double
             * @default null
             */
            h: number | null;
            /**
             * Format: double
             * @default null
             */
            hh: number | null;
            /**
             * Format: double
             * @default null
             */
            l: number | null;
            /**
             * Format: double
             * @default null
             */
            ll: number | null;
            /**
             * Format: double
             * @default null
             */
            off_s: number | null;
            /**
             * Format: double
             * @default null
             */
            on_s: number | null;
            /**
             * Format: double
             * @default null
             */
            rate: number | null;
            /**
             * Format: int32
             * @default null
             */
            rate_window_s: number | null;
            /**
             * Format: double
             * @default null
             */
            restore: number | null;
            /**
             * Format: double
             * @default null
             */
            silent_s: number | null;
        };
        /** @description 挂牌督办. */
        ListingView: {
            /**
             * Format: date
             * @description Last day on which an extension may be asked for.
             */
            ask_by?: string | null;
            /** Format: date */
            asked_due?: string | null;
            /** Format: date */
            decide_by?: string | null;
            decided?: components["schemas"]["StampView"] | null;
            delisted?: components["schemas"]["StampView"] | null;
            /** Format: date */
            due?: string | null;
            /** Format: date */
            end_by?: string | null;
            /** Format: date */
            end_published_on?: string | null;
            enterprise: string;
            /** Format: int64 */
            extensions: number;
            /** Format: date */
            file_by?: string | null;
            /** Format: date */
            filed_on?: string | null;
            /** Format: date */
            from?: string | null;
            hazard: components["schemas"]["Named"];
            /** Format: uuid */
            id: string;
            level: components["schemas"]["Coded"];
            media?: string | null;
            number?: string | null;
            /** Format: int64 */
            overdue_days: number;
            progress: components["schemas"]["ProgressNote"][];
            proposed: components["schemas"]["StampView"];
            /** Format: date */
            publish_by?: string | null;
            /** Format: date */
            published_on?: string | null;
            reason: string;
            region: string;
            region_name: string;
            /** Format: date */
            report_by?: string | null;
            site: string;
            state: components["schemas"]["Coded"];
            title: string;
        };
        /** @description The area of a point. */
        MapArea: {
            level?: components["schemas"]["RiskLevelView"] | null;
            name: string;
            /** Format: uuid */
            point: string;
            /** @description Corners, each `[x, y]` from 0 to 1; absent: not drawn yet. */
            polygon?: number[][] | null;
        };
        /** @description The four-colour plan of a site. */
        MapView: {
            areas: components["schemas"]["MapArea"][];
            level?: components["schemas"]["RiskLevelView"] | null;
            may_write: boolean;
            picture?: components["schemas"]["PictureView"] | null;
        };
        /** @description A stretch about which somebody said something. */
        MarkedView: {
            by: string;
            /** Format: date-time */
            from: string;
            /** Format: uuid */
            id: string;
            note: string;
            told: string;
            told_label: string;
            /** Format: date-time */
            until?: string | null;
        };
        /** @description What somebody says about a point. */
        MarkForm: {
            /**
             * Format: date-time
             * @description Now unless given; at most a day back.
             * @default null
             */
            from: string | null;
            /** @default  */
            note: string;
            /**
             * @description `calibration` `fault` `maintenance` `restart`
             * @default
             */
            told: string;
            /**
             * Format: date-time
             * @description Open unless given; a fault may stay open until it is ended.
             * @default null
             */
            until: string | null;
        };
        /** @description Who did something when, in what words. */
        MarkView: {
            /** Format: date-time */
            at: string;
            files: string[];
            name: string;
            note?: string | null;
        };
        /** @description One fact of it. */
        MatterFact: {
            label: string;
            value: string;
        };
        /** @description A record that others keep, as it stands now. */
        MatterView: {
            facts: components["schemas"]["MatterFact"][];
            label: string;
            /** @description Path of its page; empty where it has none. */
            link: string;
            number: string;
            title: string;
        };
        /** @description Who is signed in, and what that allows. */
        Me: {
            demo: boolean;
            grants: components["schemas"]["MyGrant"][];
            /** @description `office`, `unit`, `leader` or `enterprise`. */
            home: string;
            login: string;
            /** Format: date-time */
            now: string;
            person: components["schemas"]["PersonRef"];
            region_name: string;
            /** @description Codes of rights, each once. */
            rights: string[];
            role_label: string;
            unit: components["schemas"]["UnitRef"];
        };
        /** @description A measure with its tasks. */
        MeasurePage: {
            light_counts: components["schemas"]["LightCountsView"];
            measure: components["schemas"]["MeasureView"];
            policy: components["schemas"]["PolicySummary"];
            tasks: components["schemas"]["TaskRow"][];
        };
        /** @description A measure, by its printed number. */
        MeasureRef: {
            /** Format: uuid */
            id: string;
            label?: string | null;
            /** Format: int64 */
            seq: number;
        };
        MeasureRoster: {
            /** Format: int64 */
            count: number;
            /**
             * Format: date
             * @description The day for which the list was read.
             */
            on?: string | null;
            phrase: string;
        };
        MeasureTarget: {
            op: string;
            quote: string;
            span: components["schemas"]["Vec"];
            unit: string;
            /** Format: double */
            value: number;
        };
        MeasureView: {
            assignments: components["schemas"]["AssignmentView"][];
            assist: components["schemas"]["UnitRef"][];
            /** @description Fields set by hand. */
            by_hand: string[];
            deadlines: components["schemas"]["DeadlineView"][];
            doubts: components["schemas"]["DoubtView"][];
            /** @description Last days of the tasks; empty for standing duties. */
            due: string[];
            /** @description 分别牵头: each of `lead` for itself. */
            each: boolean;
            evidence: string[];
            /** Format: uuid */
            id: string;
            inherited: components["schemas"]["AssignmentView"][];
            key: boolean;
            label?: string | null;
            /** @description What comes out of the words and the decisions: who leads, assists, answers for a region. */
            lead: components["schemas"]["UnitRef"][];
            name: string;
            /** Format: int32 */
            page?: number | null;
            path: string[];
            recurrences: components["schemas"]["RecurrenceView"][];
            /** Format: int64 */
            seq: number;
            span: components["schemas"]["Vec"];
            standing: boolean;
            /** @description `kept` or `dropped`. */
            state: string;
            subjects: string[];
            targets: components["schemas"]["MeasureTarget"][];
            /** @description `all`, `none` or `zones`. */
            territorial: string;
            territorial_units: components["schemas"]["UnitRef"][];
            text: string;
        };
        /** @description A change of its arrangements while it is planned, or the summary once it was held. */
        MeetingEdit: {
            invited?: string[] | null;
            /** Format: date */
            on?: string | null;
            place?: string | null;
            study?: boolean | null;
            /** @description What was said, one paragraph a line. */
            summary?: string | null;
            time?: string | null;
            title?: string | null;
            /** Format: int64 */
            version: number;
        };
        /** @description A meeting to be planned. */
        MeetingForm: {
            /** Format: uuid */
            committee?: string | null;
            /** @description Units without a seat that are to come. */
            invited?: string[];
            /** Format: date */
            on?: string | null;
            place: string;
            /** @description A session on major questions. */
            study?: boolean;
            /** @description 09:00 */
            time: string;
            title: string;
        };
        /** @description Who did something when, in what words. */
        MeetingMark: {
            /** Format: date-time */
            at: string;
            name: string;
            note?: string | null;
        };
        /** @description A step of a meeting's life. */
        MeetingMove: {
            /** @description `call` `hold` `minute` `close` `cancel` */
            action: string;
            flow?: string | null;
            /** Format: date */
            held_on?: string | null;
            note?: string | null;
            reason?: string | null;
            /** Format: int64 */
            version?: number | null;
        };
        /** @description A meeting with everything about it. */
        MeetingPage: {
            agenda: components["schemas"]["AgendaItem"][];
            /**
             * Format: date-time
             * @description The moment of which the agenda speaks.
             */
            as_of?: string | null;
            attendance: components["schemas"]["AttendeeView"][];
            called?: components["schemas"]["MeetingMark"] | null;
            counts_for: string[];
            decisions: components["schemas"]["DecisionView"][];
            ended?: components["schemas"]["MeetingMark"] | null;
            /** @description The notice is out: the agenda is what was known then. */
            frozen: boolean;
            guests: components["schemas"]["SeatView"][];
            host: string;
            it: components["schemas"]["MeetingRow"];
            minuted?: components["schemas"]["MeetingMark"] | null;
            /** Format: uuid */
            minutes?: string | null;
            minutes_number?: string | null;
            offers: components["schemas"]["Offer"][];
            pack_sha?: string | null;
            past: components["schemas"]["MeetingPast"][];
            /**
             * Format: uuid
             * @description The duty record, and the periods that it counts for.
             */
            record?: string | null;
            rest: components["schemas"]["AgendaRest"][];
            /** @description Seats with who may take them on the day. */
            seats: components["schemas"]["SeatView"][];
            summary?: components["schemas"]["MeetingMark"] | null;
            /** @description Who was told, and who confirmed. */
            told: components["schemas"]["Told"][];
            /** @description The asker convenes it: may change agenda, attendance, decisions. */
            yours: boolean;
        };
        /** @description One line of the past. */
        MeetingPast: {
            /** Format: date-time */
            at: string;
            label: string;
            name: string;
            note?: string | null;
            /** @description The event is in a sealed batch of the ledger. */
            sealed: boolean;
        };
        /** @description A meeting in a list. */
        MeetingRow: {
            /** @description 到会、代会、请假、未到; all 0 before attendance is entered. */
            came: number[];
            /** Format: uuid */
            committee: string;
            committee_name: string;
            /** Format: uuid */
            id: string;
            /** @description Items that were not dropped. */
            items: number;
            kind: string;
            kind_label: string;
            number: string;
            /**
             * Format: date
             * @description Day of the meeting: held, or planned.
             */
            on: string;
            organ: components["schemas"]["UnitRef"];
            place: string;
            state: string;
            state_label: string;
            study: boolean;
            /** @description 09:00 */
            time: string;
            title: string;
            /** Format: int64 */
            version: number;
            /** @description Called, its day is past, and nobody said whether it was held. */
            waits: boolean;
        };
        /** @description Messages, the latest first. */
        MessagePage: {
            items: components["schemas"]["MessageRow"][];
            /** @description There are more; ask with `before` = the id of the last one. */
            more: boolean;
        };
        /** @description A message in the inbox. */
        MessageRow: {
            /** Format: date-time */
            at: string;
            concept: string;
            /** Format: uuid */
            id: string;
            kind: string;
            /** @description Path of the page with the one thing to do. */
            link: string;
            /** Format: date-time */
            read_at?: string | null;
            /** @description A receipt is asked for. */
            receipt: boolean;
            /** Format: date-time */
            receipt_at?: string | null;
            /** Format: uuid */
            record: string;
            /** @description The same for what lies together: one kind, one day. */
            sheaf: string;
            text: string;
            title: string;
            urgent: boolean;
        };
        /** @description A checkpoint. */
        MilestoneView: {
            /** Format: date */
            done_on?: string | null;
            /** Format: date */
            due: string;
            name: string;
        };
        /** @description What came and went in a month, and what was open when it ended. */
        MonthFlow: {
            /** Format: int64 */
            closed: number;
            /** Format: int64 */
            found: number;
            /** @description `2026-11` */
            month: string;
            /** Format: int64 */
            open: number;
        };
        /** @description A month with its stock and flow. */
        MonthStock: components["schemas"]["StockFlow"] & {
            /** @description `2026-11` */
            month: string;
        };
        /** @description One life event. */
        Move: {
            /**
             * @description `open` `rename` `merge` `stop` `resume` `close` `reopen`
             * @default
             */
            action: string;
            /**
             * Format: uuid
             * @description Enterprise that takes it over.
             * @default null
             */
            enterprise: string | null;
            /**
             * @description `site`; may be left out.
             * @default null
             */
            flow: string | null;
            /**
             * @description New name.
             * @default null
             */
            name: string | null;
            /** @default null */
            note: string | null;
            /**
             * Format: date
             * @description The day on which it happened; today if left out.
             * @default null
             */
            on: string | null;
            /** @default null */
            reason: string | null;
            /**
             * Format: int64
             * @default null
             */
            version: number | null;
        };
        /** @description Why a point alarms nobody, and until when. */
        MuteView: {
            by?: string | null;
            /** Format: date-time */
            from?: string | null;
            /** @description `shelved` `suppressed` `out_of_service` `masked` */
            kind: components["schemas"]["CodeWord"];
            reason?: string | null;
            /**
             * Format: date-time
             * @description None: it lasts.
             */
            until?: string | null;
        };
        /** @description One right over a region. */
        MyGrant: {
            region: string;
            region_name: string;
            right: string;
            sectors: string[];
        };
        /** @description A post that I hold or held this quarter. */
        MyPost: {
            /**
             * Format: int64
             * @description Duties that contradict each other: the office must choose.
             */
            contradictions: number;
            /** Format: date */
            from: string;
            /** Format: uuid */
            id: string;
            title: string;
            /** Format: date */
            to?: string | null;
            unit_name: string;
        };
        /** @description My quarter. */
        MyQuarter: {
            /**
             * Format: int64
             * @description Days left, today included.
             */
            days_left: number;
            /** @description Windows of my duties that touch the quarter and have begun: what is missing first, by last day. */
            duties: components["schemas"]["OccurrenceRow"][];
            /** Format: date */
            from: string;
            led: components["schemas"]["QuarterItem"][];
            /**
             * Format: int64
             * @description Windows that count and are met, of all in `duties`.
             */
            met: number;
            posts: components["schemas"]["MyPost"][];
            /** Format: date */
            to: string;
            waiting: components["schemas"]["QuarterItem"][];
            worse: components["schemas"]["QuarterItem"][];
        };
        /** @description A record, named. */
        Named: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** @description A site or a point, named. */
        NamedRef: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** @description A first report. What is not known yet may be left out and added; the time of the report is the server's. */
        NewAccident: {
            /** @default  */
            course: string;
            /**
             * Format: int64
             * @default 0
             */
            dead: number;
            /** @default  */
            firm: string;
            /**
             * Format: int64
             * @default 0
             */
            injured: number;
            /** @default  */
            kind: string;
            /**
             * Format: date-time
             * @default null
             */
            known_at: string | null;
            /**
             * Format: double
             * @description Ten thousand yuan.
             * @default 0
             */
            loss: number;
            /** @default  */
            measures: string;
            /**
             * Format: int64
             * @default 0
             */
            missing: number;
            /**
             * Format: date-time
             * @default null
             */
            occurred_at: string | null;
            /** @default  */
            place: string;
            /**
             * @description Region in which it happened: code or path.
             * @default
             */
            region: string;
            /**
             * Format: uuid
             * @description Department that answers for the trade.
             * @default null
             */
            regulator: string | null;
            /**
             * @description 道路交通或火灾事故
             * @default false
             */
            short_window: boolean;
            /**
             * Format: uuid
             * @default null
             */
            site: string | null;
            /**
             * @description Short name: 某厂机械伤害事故
             * @default
             */
            title: string;
        };
        /** @description A further name. */
        NewAlias: {
            alias: string;
        };
        /** @description An analysis of gas. Shares in % by volume, toxic gas in mg/m³. */
        NewAnalysis: {
            /** @default  */
            analyst: string;
            /**
             * Format: date-time
             * @description When the sample was taken.
             * @default null
             */
            at: string | null;
            /**
             * Format: double
             * @default null
             */
            combustible: number | null;
            /**
             * Format: double
             * @default null
             */
            lower_limit: number | null;
            /**
             * Format: double
             * @default null
             */
            oxygen: number | null;
            /** @default  */
            spot: string;
            /**
             * Format: double
             * @default null
             */
            toxic: number | null;
            /**
             * Format: double
             * @default null
             */
            toxic_limit: number | null;
            /**
             * Format: int64
             * @default null
             */
            version: number | null;
        };
        /** @description What deaths are divided by. */
        NewBase: {
            /**
             * @description `gdp` 亿元, `workers` 人
             * @default
             */
            kind: string;
            /**
             * @description 统计公报 and the like.
             * @default
             */
            source: string;
            /**
             * Format: double
             * @default 0
             */
            value: number;
            /**
             * Format: int32
             * @default 0
             */
            year: number;
        };
        /** @description A remark. */
        NewComment: {
            text: string;
        };
        /** @description One day. */
        NewEntry: {
            /**
             * Format: date
             * @default null
             */
            day: string | null;
            /**
             * @description What was found and told to the unit; may be empty.
             * @default
             */
            found: string;
            /** @default  */
            text: string;
        };
        /** @description What one of the four methods brought. */
        NewEvidence: {
            /** @default [] */
            files: string[];
            /**
             * @description `briefing` `papers` `site` `people`
             * @default
             */
            method: string;
            /** @default  */
            text: string;
        };
        /** @description What was found. */
        NewFinding: {
            /**
             * Format: date
             * @default null
             */
            due: string | null;
            /**
             * @description `assignment` (where it is missing) or `task`
             * @default null
             */
            hand: string | null;
            /** @default  */
            text: string;
            /** @default  */
            title: string;
            /**
             * Format: uuid
             * @description Who puts it right; the unit visited where it is missing.
             * @default null
             */
            unit: string | null;
        };
        /** @description A role to be given. */
        NewGrant: {
            /**
             * Format: date
             * @description Today if absent.
             */
            from?: string | null;
            /** @description Id, code or path. */
            region: string;
            /** @description Code or label of the role. */
            role: string;
            sectors?: string[];
            /** Format: date */
            to?: string | null;
        };
        /** @description One of the four is fulfilled. */
        NewLesson: {
            /** @default [] */
            files: string[];
            /**
             * @description `cause` `people` `measures` `taught`
             * @default
             */
            lesson: string;
            /** @default  */
            note: string;
            /**
             * Format: int64
             * @default null
             */
            version: number | null;
        };
        /** @description A member as typed in. */
        NewMember: {
            /** @default  */
            name: string;
            /**
             * @description `government` `emergency` `trade` `supervision` `police` `union` `procuratorate` `expert`
             * @default
             */
            part: string;
            /**
             * Format: uuid
             * @default null
             */
            unit: string | null;
        };
        /** @description Old and new password. */
        NewPassword: {
            new: string;
            old: string;
        };
        /** @description What is asked for. */
        NewPermit: {
            /**
             * @description In an area of explosion hazard, or digging deeper than 1.2 m.
             * @default false
             */
            area: boolean;
            /**
             * Format: date-time
             * @default null
             */
            from: string | null;
            /**
             * @description Empty where the kind has one grade.
             * @default
             */
            grade: string;
            /**
             * @description Inside a vessel, tank or pipe.
             * @default false
             */
            inside: boolean;
            /**
             * @description `hot_work` `confined_space` …: `/permits/kinds`.
             * @default
             */
            kind: string;
            /**
             * Format: uuid
             * @default null
             */
            linked: string | null;
            /**
             * @description In air that holds more oxygen by design.
             * @default false
             */
            rich: boolean;
            /** @default  */
            spot: string;
            /**
             * Format: date-time
             * @default null
             */
            to: string | null;
            /** @default  */
            watcher: string;
            /** @default  */
            work: string;
            /** @default [] */
            workers: components["schemas"]["PermitWorkerForm"][];
        };
        /** @description Going there again. */
        NewRecheck: {
            /** @default [] */
            files: string[];
            /**
             * Format: date
             * @default null
             */
            on: string | null;
            /** @default [] */
            results: components["schemas"]["FindingResult"][];
        };
        /** @description A region to be added. */
        NewRegion: {
            code: string;
            /** @description `province`, `prefecture`, `county`, `functional_zone`, `township` or `village`. */
            kind: string;
            name: string;
            /** @description Code of the region above; absent for the root of the installation. */
            parent?: string | null;
        };
        /** @description A weekly review. */
        NewReview: {
            /** @description What was looked at and decided. */
            note: string;
        };
        /** @description A plan of the own unit. */
        NewShifts: {
            /** @default [] */
            shifts: components["schemas"]["ShiftLine"][];
        };
        /** @description A station. */
        NewStation: {
            /**
             * Format: date
             * @default null
             */
            from: string | null;
            /**
             * @description Names of who is there.
             * @default
             */
            people: string;
            /**
             * Format: uuid
             * @default null
             */
            target: string | null;
            /** @default  */
            title: string;
            /**
             * Format: date
             * @default null
             */
            to: string | null;
        };
        /** @description Who follows, and from when. */
        NewSuccession: {
            /** Format: date */
            on: string;
            to: string[];
        };
        /** @description A step begun by hand. */
        NewSupervision: {
            /** @description Concept of another record that it is about: `hazard` `duty` `accident` `alarm` `doubt`. */
            concept?: string | null;
            /**
             * Format: date
             * @description 交办单: last day for the answer.
             */
            due?: string | null;
            /** Format: uuid */
            record?: string | null;
            /** @description `urge` `supervise_letter` `interview` `circular` `accountability` `secretary` `assignment` */
            step: string;
            /**
             * Format: uuid
             * @description The task it is about; an assignment may be about nothing.
             */
            task?: string | null;
            /** @description What is wanted and why. */
            text: string;
            /** @description Without a subject: what it is called. */
            title?: string | null;
            /**
             * Format: uuid
             * @description Without a subject: who must answer.
             */
            unit?: string | null;
        };
        /** @description Figures as they became known. */
        NewSupplement: {
            /**
             * Format: int64
             * @default 0
             */
            dead: number;
            /**
             * Format: int64
             * @default 0
             */
            injured: number;
            /**
             * Format: double
             * @default 0
             */
            loss: number;
            /**
             * Format: int64
             * @default 0
             */
            missing: number;
            /**
             * @description What changed and how it is known.
             * @default
             */
            note: string;
            /**
             * Format: int64
             * @default null
             */
            version: number | null;
        };
        /** @description A team as typed in. */
        NewTeam: {
            /**
             * @description The government, or the department that it authorised.
             * @default
             */
            authority: string;
            /**
             * @description 组长
             * @default
             */
            lead: string;
            /**
             * Format: uuid
             * @default null
             */
            lead_unit: string | null;
            /** @default [] */
            members: components["schemas"]["NewMember"][];
            /**
             * Format: int64
             * @default null
             */
            version: number | null;
        };
        /** @description The term of the report changes. */
        NewTerm: {
            /**
             * @description Which government approved it.
             * @default
             */
            by: string;
            /**
             * Format: int64
             * @default 0
             */
            days: number;
            /** @default  */
            note: string;
            /**
             * @description `longer` approved once, `appraisal` days that do not count
             * @default
             */
            sort: string;
            /**
             * Format: int64
             * @default null
             */
            version: number | null;
        };
        /** @description A programme. */
        NewTour: {
            /**
             * @description Of a joint inspection: the four.
             * @default []
             */
            core: string[];
            /**
             * Format: date
             * @description Of a joint inspection: from when to when.
             * @default null
             */
            from: string | null;
            /**
             * Format: int32
             * @description Of a tour: the first of its two years.
             * @default null
             */
            from_year: number | null;
            /**
             * @description `tour`: covers its set within two calendar years; `joint`: 4+N.
             * @default
             */
            sort: string;
            /** @default [] */
            targets: components["schemas"]["TourTargetForm"][];
            /** @default  */
            title: string;
            /**
             * Format: date
             * @default null
             */
            to: string | null;
            /** @default  */
            topics: string;
        };
        /** @description A view to be saved. */
        NewView: {
            name: string;
            page: string;
            query: string;
        };
        /** @description A visit to be planned. */
        NewVisit: {
            /**
             * @description 组长
             * @default
             */
            leader: string;
            /**
             * Format: date
             * @default null
             */
            on: string | null;
            /**
             * Format: uuid
             * @default null
             */
            target: string | null;
            /**
             * @description Further units of a tour's team.
             * @default []
             */
            team: string[];
        };
        /** @description The window of a standing task's duty that ends next. */
        NextOccurrence: {
            state: string;
            state_label: string;
            /** @description `2024-10-01—2024-12-31` */
            window: string;
        };
        /** @description A point with many alarms. */
        NoisyPoint: {
            /** Format: int64 */
            alarms: number;
            /** Format: int64 */
            chattering: number;
            code: string;
            name: string;
            /** Format: uuid */
            point: string;
            /** Format: double */
            share: number;
            /** Format: uuid */
            site: string;
            site_name: string;
        };
        /** @description An occurrence. */
        OccurrenceRow: {
            duty: components["schemas"]["DutyRef"];
            /** Format: int64 */
            have: number;
            /** Format: uuid */
            id: string;
            /** @description Colour code. */
            light: string;
            /** @description 还差 2 次带队检查; empty when nothing is missing. */
            missing: string;
            /** Format: int64 */
            need: number;
            /**
             * Format: uuid
             * @description The post to which it is assigned.
             */
            post?: string | null;
            records: components["schemas"]["Counted"][];
            site?: components["schemas"]["OccurrenceSite"] | null;
            /** @description `pending` `done` `late` `missed` */
            state: string;
            state_label: string;
            task?: components["schemas"]["TaskRef"] | null;
            unit: components["schemas"]["UnitRef"];
            /** @description 次, 项 … */
            unit_word: string;
            window: components["schemas"]["Days"];
        };
        /** @description A site, named. */
        OccurrenceSite: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** @description One possible move. */
        Offer: {
            action: string;
            /** @description Name of the flow: `work`. */
            flow: string;
            label: string;
            /** @description Fields that the move needs. */
            needs: string[];
            /** @description Why it is refused just now, if it is: the button is shown disabled with this sentence. */
            refused?: string | null;
        };
        /** @description Who answers for a unit now. */
        OnDuty: {
            /** @description The unit keeps a plan. */
            kept: boolean;
            /** @description It keeps one and nobody is on duty. */
            missing: boolean;
            names: string[];
            /** @description `own` `enterprise` `regulator` */
            side: string;
            unit: components["schemas"]["UnitRef"];
        };
        /** @description What fell due this year until today. */
        OnTime: {
            /** Format: int64 */
            due: number;
            /** Format: int64 */
            on_time: number;
            /** Format: double */
            rate?: number | null;
        };
        /** @description A page as sent: items, cursor of the next page, and the denominator. */
        Paged_AccidentRow: {
            items: {
                concealed: boolean;
                counted: boolean;
                /** Format: int64 */
                dead: number;
                /** @description 按时报告、迟报、漏报 */
                delay: string;
                firm: string;
                grade: string;
                grade_label: string;
                /** Format: uuid */
                id: string;
                /** Format: int64 */
                injured: number;
                kind: string;
                kind_label: string;
                /** Format: double */
                loss: number;
                /** Format: int64 */
                missing: number;
                number: string;
                /** Format: date-time */
                occurred_at: string;
                place: string;
                region: string;
                region_name: string;
                regulator: string;
                /** Format: date-time */
                reported_at: string;
                stage: string;
                stage_label: string;
                title: string;
                /** Format: int64 */
                version: number;
            }[];
            /** @description For `?after=`; absent on the last page. */
            next?: string | null;
            total: components["schemas"]["Count"];
        };
        /** @description A page as sent: items, cursor of the next page, and the denominator. */
        Paged_AlarmRow: {
            items: {
                assignee?: components["schemas"]["Person"] | null;
                /** Format: double */
                back_value?: number | null;
                cause?: components["schemas"]["Coded"] | null;
                chatter: boolean;
                enterprise: components["schemas"]["Named"];
                /**
                 * Format: uuid
                 * @description Group of a flood, shown together.
                 */
                flood?: string | null;
                handling: components["schemas"]["Coded"];
                /** Format: uuid */
                hazard?: string | null;
                /** Format: uuid */
                id: string;
                /** @description Found afterwards in back-filled readings. */
                late: boolean;
                /**
                 * Format: int64
                 * @description Highest level that was told: 0 enterprise … 3 province.
                 */
                level: number;
                level_label: string;
                limit: components["schemas"]["Coded"];
                /** Format: double */
                limit_value?: number | null;
                next?: components["schemas"]["AlarmNext"] | null;
                point: components["schemas"]["AlarmPoint"];
                priority: components["schemas"]["AlarmPriority"];
                /** Format: date-time */
                raised_at: string;
                /** @description Region path. */
                region: string;
                region_name: string;
                regulator?: components["schemas"]["UnitRef"] | null;
                /** Format: date-time */
                returned_at?: string | null;
                /**
                 * Format: int64
                 * @description Number in the feed of changes; grows with every change.
                 */
                seq: number;
                signal: components["schemas"]["Coded"];
                site: components["schemas"]["Named"];
                /** @description The limit is still violated. */
                standing: boolean;
                trade: string;
                /** @description Levels that were told and where nobody took note yet. */
                unknown_levels: number[];
                /**
                 * Format: double
                 * @description Value that raised it; absent if it was no number.
                 */
                value?: number | null;
                /** Format: int64 */
                version: number;
                waiting?: components["schemas"]["AlarmClock"] | null;
            }[];
            /** @description For `?after=`; absent on the last page. */
            next?: string | null;
            total: components["schemas"]["Count"];
        };
        /** @description A page as sent: items, cursor of the next page, and the denominator. */
        Paged_CommitteeRow: {
            items: {
                /** Format: uuid */
                id: string;
                kind: string;
                kind_label: string;
                level: string;
                name: string;
                /** @description Who convenes it. */
                organ: components["schemas"]["UnitRef"];
                /** @description Whose duty its meetings are. */
                owner: components["schemas"]["UnitRef"];
                seats: number;
                /** Format: date */
                since: string;
                trade?: string | null;
                trade_label?: string | null;
                /** Format: date */
                until?: string | null;
                /** Format: int64 */
                version: number;
                /** @description The asker may plan its meetings and change its seats. */
                yours: boolean;
            }[];
            /** @description For `?after=`; absent on the last page. */
            next?: string | null;
            total: components["schemas"]["Count"];
        };
        /** @description A page as sent: items, cursor of the next page, and the denominator. */
        Paged_DossierRow: {
            items: {
                /**
                 * Format: int64
                 * @description Contradictions that wait for a choice.
                 */
                contradictions: number;
                /** Format: date */
                from: string;
                /** Format: int64 */
                met: number;
                /** Format: int64 */
                missed: number;
                person: components["schemas"]["PersonRef"];
                /** Format: uuid */
                post: string;
                title: string;
                /** Format: date */
                to?: string | null;
                unit: components["schemas"]["UnitRef"];
                /**
                 * Format: int64
                 * @description Windows of this quarter that have begun, and how they stand.
                 */
                windows: number;
            }[];
            /** @description For `?after=`; absent on the last page. */
            next?: string | null;
            total: components["schemas"]["Count"];
        };
        /** @description A page as sent: items, cursor of the next page, and the denominator. */
        Paged_EnterpriseView: {
            items: {
                aliases: string[];
                high_risk: boolean;
                /** Format: uuid */
                id: string;
                name: string;
                /** @description Region path. */
                region: string;
                region_name: string;
                sector?: string | null;
                /** Format: uuid */
                succeeded_by?: string | null;
                /** Format: uuid */
                unit?: string | null;
                uscc?: string | null;
                /** Format: int64 */
                version: number;
            }[];
            /** @description For `?after=`; absent on the last page. */
            next?: string | null;
            total: components["schemas"]["Count"];
        };
        /** @description A page as sent: items, cursor of the next page, and the denominator. */
        Paged_HazardRow: {
            items: {
                /**
                 * Format: date
                 * @description Last day for the enterprise.
                 */
                due?: string | null;
                enterprise: components["schemas"]["Named"];
                /** Format: int64 */
                extensions: number;
                /** Format: date-time */
                found_at: string;
                found_by: components["schemas"]["Person"];
                grade?: components["schemas"]["Coded"] | null;
                /** Format: uuid */
                id: string;
                kind?: components["schemas"]["Coded"] | null;
                /** Format: double */
                lat?: number | null;
                listed?: components["schemas"]["Coded"] | null;
                /** Format: double */
                lng?: number | null;
                number: string;
                /**
                 * Format: int64
                 * @description Days past the enterprise's last day.
                 */
                overdue_days: number;
                place: string;
                /** @description Region path. */
                region: string;
                region_name: string;
                regulator?: components["schemas"]["UnitRef"] | null;
                relapse: boolean;
                site: components["schemas"]["Named"];
                source: components["schemas"]["Coded"];
                state: components["schemas"]["Coded"];
                stopped: boolean;
                /**
                 * Format: int64
                 * @description Open signs of false rectification.
                 */
                suspect: number;
                title: string;
                trade: string;
                /** Format: int64 */
                version: number;
                waiting?: components["schemas"]["Waiting"] | null;
            }[];
            /** @description For `?after=`; absent on the last page. */
            next?: string | null;
            total: components["schemas"]["Count"];
        };
        /** @description A page as sent: items, cursor of the next page, and the denominator. */
        Paged_ListingView: {
            items: {
                /**
                 * Format: date
                 * @description Last day on which an extension may be asked for.
                 */
                ask_by?: string | null;
                /** Format: date */
                asked_due?: string | null;
                /** Format: date */
                decide_by?: string | null;
                decided?: components["schemas"]["StampView"] | null;
                delisted?: components["schemas"]["StampView"] | null;
                /** Format: date */
                due?: string | null;
                /** Format: date */
                end_by?: string | null;
                /** Format: date */
                end_published_on?: string | null;
                enterprise: string;
                /** Format: int64 */
                extensions: number;
                /** Format: date */
                file_by?: string | null;
                /** Format: date */
                filed_on?: string | null;
                /** Format: date */
                from?: string | null;
                hazard: components["schemas"]["Named"];
                /** Format: uuid */
                id: string;
                level: components["schemas"]["Coded"];
                media?: string | null;
                number?: string | null;
                /** Format: int64 */
                overdue_days: number;
                progress: components["schemas"]["ProgressNote"][];
                proposed: components["schemas"]["StampView"];
                /** Format: date */
                publish_by?: string | null;
                /** Format: date */
                published_on?: string | null;
                reason: string;
                region: string;
                region_name: string;
                /** Format: date */
                report_by?: string | null;
                site: string;
                state: components["schemas"]["Coded"];
                title: string;
            }[];
            /** @description For `?after=`; absent on the last page. */
            next?: string | null;
            total: components["schemas"]["Count"];
        };
        /** @description A page as sent: items, cursor of the next page, and the denominator. */
        Paged_MeetingRow: {
            items: {
                /** @description 到会、代会、请假、未到; all 0 before attendance is entered. */
                came: number[];
                /** Format: uuid */
                committee: string;
                committee_name: string;
                /** Format: uuid */
                id: string;
                /** @description Items that were not dropped. */
                items: number;
                kind: string;
                kind_label: string;
                number: string;
                /**
                 * Format: date
                 * @description Day of the meeting: held, or planned.
                 */
                on: string;
                organ: components["schemas"]["UnitRef"];
                place: string;
                state: string;
                state_label: string;
                study: boolean;
                /** @description 09:00 */
                time: string;
                title: string;
                /** Format: int64 */
                version: number;
                /** @description Called, its day is past, and nobody said whether it was held. */
                waits: boolean;
            }[];
            /** @description For `?after=`; absent on the last page. */
            next?: string | null;
            total: components["schemas"]["Count"];
        };
        /** @description A page as sent: items, cursor of the next page, and the denominator. */
        Paged_OccurrenceRow: {
            items: {
                duty: components["schemas"]["DutyRef"];
                /** Format: int64 */
                have: number;
                /** Format: uuid */
                id: string;
                /** @description Colour code. */
                light: string;
                /** @description 还差 2 次带队检查; empty when nothing is missing. */
                missing: string;
                /** Format: int64 */
                need: number;
                /**
                 * Format: uuid
                 * @description The post to which it is assigned.
                 */
                post?: string | null;
                records: components["schemas"]["Counted"][];
                site?: components["schemas"]["OccurrenceSite"] | null;
                /** @description `pending` `done` `late` `missed` */
                state: string;
                state_label: string;
                task?: components["schemas"]["TaskRef"] | null;
                unit: components["schemas"]["UnitRef"];
                /** @description 次, 项 … */
                unit_word: string;
                window: components["schemas"]["Days"];
            }[];
            /** @description For `?after=`; absent on the last page. */
            next?: string | null;
            total: components["schemas"]["Count"];
        };
        /** @description A page as sent: items, cursor of the next page, and the denominator. */
        Paged_PaperRow: {
            items: {
                /** Format: date-time */
                at: string;
                by: string;
                /** Format: uuid */
                id: string;
                /** Format: date-time */
                issued_at?: string | null;
                /** @description 发文字号, once issued. */
                number?: string | null;
                organ: components["schemas"]["UnitRef"];
                /** @description `draft` `signing` `issued` `void` */
                state: string;
                state_label: string;
                template: string;
                template_label: string;
                title: string;
                to: components["schemas"]["UnitRef"][];
            }[];
            /** @description For `?after=`; absent on the last page. */
            next?: string | null;
            total: components["schemas"]["Count"];
        };
        /** @description A page as sent: items, cursor of the next page, and the denominator. */
        Paged_PermitRow: {
            items: {
                /** @description 一级动火、受限空间 */
                called: string;
                /** Format: uuid */
                enterprise: string;
                /** Format: date-time */
                from: string;
                grade: string;
                /** Format: uuid */
                id: string;
                in_force: boolean;
                kind: string;
                number: string;
                /**
                 * Format: date-time
                 * @description Since when it is paused.
                 */
                paused_since?: string | null;
                /** @description Why it is treated a level higher. */
                raised?: string | null;
                /** Format: uuid */
                site: string;
                site_name: string;
                spot: string;
                state: string;
                state_label: string;
                /** Format: date-time */
                to: string;
                /** Format: int64 */
                version: number;
                watcher: string;
                work: string;
                /** @description Names of who works. */
                workers: string[];
            }[];
            /** @description For `?after=`; absent on the last page. */
            next?: string | null;
            total: components["schemas"]["Count"];
        };
        /** @description A page as sent: items, cursor of the next page, and the denominator. */
        Paged_PersonView: {
            items: {
                active: boolean;
                grants: components["schemas"]["GrantView"][];
                /** Format: uuid */
                id: string;
                locked: boolean;
                login?: string | null;
                name: string;
                posts: components["schemas"]["PostView"][];
                unit?: components["schemas"]["UnitRef"] | null;
                /** Format: int64 */
                version: number;
            }[];
            /** @description For `?after=`; absent on the last page. */
            next?: string | null;
            total: components["schemas"]["Count"];
        };
        /** @description A page as sent: items, cursor of the next page, and the denominator. */
        Paged_PointRow: {
            items: {
                bundle: string;
                /** Format: date */
                calibrate_due?: string | null;
                calibrate_overdue: boolean;
                code: string;
                critical: boolean;
                gateway: string;
                /** Format: double */
                hi?: number | null;
                /** Format: uuid */
                id: string;
                kind: components["schemas"]["CodeWord"];
                limits: components["schemas"]["Limits"];
                /** Format: double */
                lo?: number | null;
                muted?: components["schemas"]["MuteView"] | null;
                name: string;
                region_path: string;
                /** @description `orange` `red` */
                silent_colour?: string | null;
                /**
                 * Format: double
                 * @description Hours of silence in the last thirty days, whatever the reason.
                 */
                silent_hours: number;
                /** Format: uuid */
                site: string;
                site_name: string;
                /** Format: int32 */
                slot: number;
                spot: string;
                state: components["schemas"]["CodeWord"];
                trade: string;
                unit: string;
                /** Format: int64 */
                version: number;
            }[];
            /** @description For `?after=`; absent on the last page. */
            next?: string | null;
            total: components["schemas"]["Count"];
        };
        /** @description A page as sent: items, cursor of the next page, and the denominator. */
        Paged_PolicySummary: {
            items: {
                /** Format: date-time */
                created_at: string;
                created_name: string;
                /** Format: int64 */
                decisions: number;
                doc_number?: string | null;
                file_name: string;
                /** Format: uuid */
                id: string;
                /** Format: date */
                issued_on?: string | null;
                issuer?: string | null;
                /** @description `plan`, `news` or `unreadable`. */
                kind: string;
                light_counts: components["schemas"]["LightCountsView"];
                /** Format: int64 */
                measures: number;
                /** Format: int64 */
                open_doubts: number;
                /** Format: uuid */
                previous?: string | null;
                /** @description Region path. */
                region: string;
                state: string;
                state_label: string;
                /** Format: int64 */
                tasks_total: number;
                title: string;
                /** Format: int64 */
                version_no: number;
            }[];
            /** @description For `?after=`; absent on the last page. */
            next?: string | null;
            total: components["schemas"]["Count"];
        };
        /** @description A page as sent: items, cursor of the next page, and the denominator. */
        Paged_PromiseView: {
            items: {
                /** Format: date-time */
                checked_at?: string | null;
                /** @description Something is against it just now. */
                contradicted: boolean;
                corrections: components["schemas"]["PromiseCorrected"][];
                /** Format: date */
                day: string;
                /**
                 * Format: date-time
                 * @description Until when it is to be promised.
                 */
                due: string;
                /** Format: uuid */
                enterprise: string;
                figures?: components["schemas"]["PromiseFigures"] | null;
                found: components["schemas"]["PromiseFound"][];
                /** Format: uuid */
                id: string;
                made?: components["schemas"]["MarkView"] | null;
                /** @description The asker may correct it now. */
                may_correct: boolean;
                /** @description The asker may promise it now. */
                may_make: boolean;
                /**
                 * Format: int32
                 * @description Days in a row right before without a promise.
                 */
                missed_days: number;
                /** @description What could not be compared, and why. */
                open: string[];
                region_path: string;
                /** Format: uuid */
                site: string;
                site_name: string;
                stands: components["schemas"]["CodeWord"];
                /** Format: int64 */
                version: number;
            }[];
            /** @description For `?after=`; absent on the last page. */
            next?: string | null;
            total: components["schemas"]["Count"];
        };
        /** @description A page as sent: items, cursor of the next page, and the denominator. */
        Paged_RecordView: {
            items: {
                /** Format: int64 */
                amount: number;
                /** Format: date-time */
                at: string;
                by: string;
                counts_for: components["schemas"]["CountsFor"][];
                files: components["schemas"]["RecordFile"][];
                high_risk: boolean;
                /** Format: uuid */
                id: string;
                kind: string;
                kind_label: string;
                note?: string | null;
                object?: string | null;
                offers: components["schemas"]["Offer"][];
                /** Format: date */
                on: string;
                people: components["schemas"]["PersonRef"][];
                places: string[];
                /** Format: uuid */
                site?: string | null;
                /** @description `valid` `voided` */
                state: string;
                state_label: string;
                title: string;
                unit: components["schemas"]["UnitRef"];
                /** Format: int64 */
                version: number;
            }[];
            /** @description For `?after=`; absent on the last page. */
            next?: string | null;
            total: components["schemas"]["Count"];
        };
        /** @description A page as sent: items, cursor of the next page, and the denominator. */
        Paged_RiskRow: {
            items: {
                activity: string;
                control_level?: components["schemas"]["CodeLabel"] | null;
                /** @description Must be assessed again now. */
                due: boolean;
                event: string;
                /** Format: uuid */
                id: string;
                leader?: components["schemas"]["NamedRef"] | null;
                level?: components["schemas"]["RiskLevelView"] | null;
                needs_review: boolean;
                /** @description Who controls it at that level. */
                person?: string | null;
                point: components["schemas"]["NamedRef"];
                /** Format: date */
                reassess_on?: string | null;
                region: string;
                region_name: string;
                residual?: components["schemas"]["RiskLevelView"] | null;
                /** @description The weekly review of a red risk was missed. */
                review_missed: boolean;
                /** Format: date */
                review_on?: string | null;
                site: components["schemas"]["NamedRef"];
                state: string;
                state_label: string;
                trade: string;
                /**
                 * Format: double
                 * @description R or D without controls.
                 */
                value?: number | null;
                /** Format: int64 */
                version: number;
            }[];
            /** @description For `?after=`; absent on the last page. */
            next?: string | null;
            total: components["schemas"]["Count"];
        };
        /** @description A page as sent: items, cursor of the next page, and the denominator. */
        Paged_SensorDoubt: {
            items: {
                closed?: components["schemas"]["DoubtMark"] | null;
                critical: boolean;
                /** Format: int64 */
                days: number;
                explained?: components["schemas"]["DoubtMark"] | null;
                figures: components["schemas"]["DoubtFigure"][];
                /** Format: date-time */
                found_at: string;
                /** Format: date-time */
                from_at: string;
                /** Format: uuid */
                id: string;
                kind: string;
                kind_label: string;
                /** Format: int64 */
                level: number;
                level_label: string;
                offers: components["schemas"]["Offer"][];
                /** @description Nobody was there in time. */
                overdue: boolean;
                /** Format: uuid */
                point: string;
                point_code: string;
                point_name: string;
                rule: string;
                rule_label: string;
                /**
                 * Format: double
                 * @description 0 to 1.
                 */
                score: number;
                /** Format: uuid */
                site: string;
                site_name: string;
                state: string;
                state_label: string;
                steps: components["schemas"]["DoubtPush"][];
                /** Format: date-time */
                to_at: string;
                told: string;
                verified?: components["schemas"]["DoubtMark"] | null;
                /** Format: date-time */
                verify_due: string;
                /** Format: int64 */
                version: number;
            }[];
            /** @description For `?after=`; absent on the last page. */
            next?: string | null;
            total: components["schemas"]["Count"];
        };
        /** @description A page as sent: items, cursor of the next page, and the denominator. */
        Paged_ShelvingRow: {
            items: {
                approved?: components["schemas"]["MarkView"] | null;
                asked: components["schemas"]["MarkView"];
                colour: string;
                ended?: components["schemas"]["MarkView"] | null;
                /** Format: date-time */
                from?: string | null;
                /** Format: uuid */
                id: string;
                /** Format: int64 */
                minutes: number;
                offers: components["schemas"]["Offer"][];
                /** Format: uuid */
                point: string;
                point_code: string;
                point_name: string;
                /** @description `critical` `high` `medium` `low` */
                priority: components["schemas"]["CodeWord"];
                reason: string;
                region_path: string;
                /** Format: uuid */
                site: string;
                site_name: string;
                state: components["schemas"]["CodeWord"];
                /** @description 替代措施 */
                substitute: string;
                /** Format: date-time */
                until?: string | null;
                /** Format: int64 */
                version: number;
            }[];
            /** @description For `?after=`; absent on the last page. */
            next?: string | null;
            total: components["schemas"]["Count"];
        };
        /** @description A page as sent: items, cursor of the next page, and the denominator. */
        Paged_SiteRow: {
            items: {
                address: string;
                colour?: components["schemas"]["Coded"] | null;
                /** Format: uuid */
                enterprise: string;
                /**
                 * Format: date
                 * @description Last own report or self-check; absent: none since it is watched.
                 */
                heard_on?: string | null;
                high_risk: boolean;
                /** Format: uuid */
                id: string;
                industry: components["schemas"]["Coded"];
                /** Format: double */
                lat?: number | null;
                letter?: string | null;
                /** Format: date */
                licence_due?: string | null;
                /** Format: double */
                lng?: number | null;
                main: boolean;
                name: string;
                /** Format: date */
                next_check_on?: string | null;
                /** @description Region path. */
                region: string;
                region_name: string;
                regulator?: components["schemas"]["UnitRef"] | null;
                scale?: components["schemas"]["Coded"] | null;
                /** Format: double */
                score?: number | null;
                /**
                 * Format: date
                 * @description 长期零上报: found silent on this day.
                 */
                silent_on?: string | null;
                state: components["schemas"]["Coded"];
                township?: components["schemas"]["UnitRef"] | null;
                trade: components["schemas"]["Coded"];
                uscc?: string | null;
                /** Format: int64 */
                version: number;
            }[];
            /** @description For `?after=`; absent on the last page. */
            next?: string | null;
            total: components["schemas"]["Count"];
        };
        /** @description A page as sent: items, cursor of the next page, and the denominator. */
        Paged_SupervisionRow: {
            items: {
                /** Format: uuid */
                id: string;
                /**
                 * Format: int64
                 * @description Days past the last day for the answer; 0 when it is not past or none is awaited.
                 */
                late_days: number;
                leader?: string | null;
                number: string;
                /** Format: date-time */
                opened_at: string;
                organ: components["schemas"]["UnitRef"];
                /**
                 * Format: date-time
                 * @description When the newest answer came.
                 */
                replied_at?: string | null;
                /** Format: date */
                reply_due?: string | null;
                state: string;
                state_label: string;
                /** @description `remind` `urge` `supervise_letter` `interview` `circular` `accountability` `secretary` `assignment` */
                step: string;
                step_label: string;
                subject?: components["schemas"]["SubjectRef"] | null;
                title: string;
                unit: components["schemas"]["UnitRef"];
                /** Format: int64 */
                version: number;
            }[];
            /** @description For `?after=`; absent on the last page. */
            next?: string | null;
            total: components["schemas"]["Count"];
        };
        /** @description A page as sent: items, cursor of the next page, and the denominator. */
        Paged_TaskRow: {
            items: {
                /** Format: date */
                due?: string | null;
                /** Format: uuid */
                id: string;
                key: boolean;
                late: boolean;
                light: components["schemas"]["LightDot"];
                measure: components["schemas"]["MeasureRef"];
                next_occurrence?: components["schemas"]["NextOccurrence"] | null;
                number: string;
                paused: boolean;
                policy: components["schemas"]["PolicyRef"];
                /**
                 * Format: int64
                 * @description 0–100
                 */
                progress: number;
                /** @description Region path. */
                region: string;
                region_name: string;
                /** @description `lead` `joint_lead` `responsible` `assist` `territorial` */
                role: string;
                role_label: string;
                standing: boolean;
                /** Format: date */
                start: string;
                /** @description State of the work; the label says when the task is paused. */
                state: string;
                state_label: string;
                title: string;
                unit: components["schemas"]["UnitRef"];
                /** Format: int64 */
                version: number;
            }[];
            /** @description For `?after=`; absent on the last page. */
            next?: string | null;
            total: components["schemas"]["Count"];
        };
        /** @description A page as sent: items, cursor of the next page, and the denominator. */
        Paged_TourRow: {
            items: {
                /** Format: date */
                from: string;
                /** Format: uuid */
                id: string;
                number: string;
                organ?: components["schemas"]["UnitRef"] | null;
                pace?: components["schemas"]["TourPace"] | null;
                /** @description `tour` `joint` */
                sort: string;
                sort_label: string;
                state: string;
                state_label: string;
                title: string;
                /** Format: date */
                to: string;
                total: number;
                /** Format: int64 */
                version: number;
            }[];
            /** @description For `?after=`; absent on the last page. */
            next?: string | null;
            total: components["schemas"]["Count"];
        };
        /** @description A page as sent: items, cursor of the next page, and the denominator. */
        Paged_TourStationRow: {
            items: {
                /** Format: date */
                from: string;
                /** Format: uuid */
                id: string;
                late: number;
                /** @description Working days without an entry. */
                missing: number;
                number: string;
                people: string;
                /** @description Today lies in its time. */
                running: boolean;
                target?: components["schemas"]["UnitRef"] | null;
                title: string;
                /** Format: date */
                to: string;
                written: number;
            }[];
            /** @description For `?after=`; absent on the last page. */
            next?: string | null;
            total: components["schemas"]["Count"];
        };
        /** @description A page as sent: items, cursor of the next page, and the denominator. */
        Paged_TourVisitRow: {
            items: {
                /** Format: date */
                begun_on?: string | null;
                /** Format: date */
                finished_on?: string | null;
                /** Format: uuid */
                id: string;
                leader: string;
                /** Format: date */
                planned_on: string;
                /** Format: date */
                rechecked_on?: string | null;
                sort: string;
                state: string;
                state_label: string;
                target?: components["schemas"]["UnitRef"] | null;
                /** Format: uuid */
                tour: string;
                tour_title: string;
                /** Format: int64 */
                version: number;
            }[];
            /** @description For `?after=`; absent on the last page. */
            next?: string | null;
            total: components["schemas"]["Count"];
        };
        /** @description A page as sent: items, cursor of the next page, and the denominator. */
        Paged_UnitView: {
            items: {
                aliases: string[];
                /** Format: uuid */
                id: string;
                initials: string;
                kind: string;
                kind_label: string;
                level: string;
                name: string;
                parent?: components["schemas"]["UnitRef"] | null;
                /** @description Region path. */
                region: string;
                region_name: string;
                sector?: string | null;
                short: string;
                successors: components["schemas"]["UnitRef"][];
                /** Format: date */
                valid_from?: string | null;
                /** Format: date */
                valid_to?: string | null;
                /** Format: int64 */
                version: number;
            }[];
            /** @description For `?after=`; absent on the last page. */
            next?: string | null;
            total: components["schemas"]["Count"];
        };
        /** @description A page as sent: items, cursor of the next page, and the denominator. */
        Paged_WarningView: {
            items: {
                closed?: components["schemas"]["MarkView"] | null;
                colour: components["schemas"]["CodeWord"];
                /** Format: uuid */
                enterprise: string;
                /** Format: uuid */
                id: string;
                /** Format: date-time */
                issued_at: string;
                lead?: string | null;
                /**
                 * Format: double
                 * @description Hours from issue to what followed, when lifted.
                 */
                lead_hours?: number | null;
                /** Format: int64 */
                level: number;
                level_label: string;
                name: string;
                offers: components["schemas"]["Offer"][];
                /** @description Nobody answered in time. */
                overdue: boolean;
                rating?: components["schemas"]["RatingView"] | null;
                /** Format: date-time */
                respond_due: string;
                responded?: components["schemas"]["MarkView"] | null;
                shades: components["schemas"]["ShadeView"][];
                /** Format: uuid */
                site: string;
                site_name: string;
                state: components["schemas"]["CodeWord"];
                steps: components["schemas"]["WarningPush"][];
                verified?: components["schemas"]["MarkView"] | null;
                /** Format: date-time */
                verify_due?: string | null;
                /** Format: int64 */
                version: number;
            }[];
            /** @description For `?after=`; absent on the last page. */
            next?: string | null;
            total: components["schemas"]["Count"];
        };
        PageView: {
            /** Format: int32 */
            from: number;
            /** Format: int32 */
            page: number;
            /** Format: int32 */
            to: number;
        };
        /** @description A served copy. */
        PaperCopy: {
            /** @description 主送 rather than 抄送. */
            main: boolean;
            /** @description The asker may confirm the receipt. */
            may_receive: boolean;
            /** Format: date-time */
            received_at?: string | null;
            received_by?: string | null;
            /** Format: date-time */
            served_at: string;
            unit: components["schemas"]["UnitRef"];
        };
        /** @description Changes of a draft; what is missing stays. */
        PaperEdit: {
            copy_to?: string[] | null;
            seal?: boolean | null;
            /** @description Refused unless empty: secret papers do not belong here. */
            secrecy?: string | null;
            text?: string | null;
            to?: string[] | null;
            /** @description 特急 or 加急; empty takes it away. */
            urgency?: string | null;
            /** Format: int64 */
            version: number;
        };
        /** @description A draft asked for by a person. */
        PaperForm: {
            /** Format: uuid */
            about: string;
            /** @description `task` or `unit` */
            concept: string;
            copy_to?: string[];
            /** @description Facts beside those of the record. */
            facts?: {
                [key: string]: unknown;
            };
            /**
             * Format: uuid
             * @description The asker's own unit where it is missing.
             */
            organ?: string | null;
            /** Format: uuid */
            signer?: string | null;
            template: string;
            to?: string[];
        };
        /** @description A step of a paper's life. */
        PaperMove: {
            /** @description `submit` `return` `sign` `void` `revoke` */
            action: string;
            flow?: string | null;
            reason?: string | null;
            /** Format: int64 */
            version?: number | null;
        };
        /** @description Pages as SVG. */
        PaperPages: {
            pages: string[];
        };
        /** @description How a text looks with a record. */
        PaperPreview: components["schemas"]["PaperPages"] & {
            /** @description Word and path of each fact that the record does not have: `办结期限（finish_by）`. */
            missing: string[];
            text: string;
        };
        /** @description A text to be looked at with a real record. */
        PaperPreviewForm: {
            /** Format: uuid */
            about: string;
            body: string;
            /** @description `task` or `unit` */
            concept: string;
            facts?: {
                [key: string]: unknown;
            };
            to?: string[];
        };
        /** @description Which unit has it; the asker's own where it is missing. */
        PaperReceipt: {
            /** Format: uuid */
            unit?: string | null;
        };
        /** @description A paper in a list. */
        PaperRow: {
            /** Format: date-time */
            at: string;
            by: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            issued_at?: string | null;
            /** @description 发文字号, once issued. */
            number?: string | null;
            organ: components["schemas"]["UnitRef"];
            /** @description `draft` `signing` `issued` `void` */
            state: string;
            state_label: string;
            template: string;
            template_label: string;
            title: string;
            to: components["schemas"]["UnitRef"][];
        };
        /** @description A new version. */
        PaperTemplateForm: {
            body: string;
            form: string;
            head?: string;
            name: string;
            seal: boolean;
            suffix?: string;
            /**
             * Format: date
             * @description Today where it is missing; not in the past.
             */
            valid_from?: string | null;
        };
        /** @description One edited version. */
        PaperTemplateVersion: {
            by: string;
            /** Format: date */
            valid_from: string;
            /** Format: int64 */
            version: number;
        };
        /** @description A template in force today. */
        PaperTemplateView: {
            body: string;
            code: string;
            /** @description `ordinary` `letter` `minutes` */
            form: string;
            head: string;
            name: string;
            seal: boolean;
            suffix: string;
            /**
             * Format: int64
             * @description 0: as shipped.
             */
            version: number;
            versions: components["schemas"]["PaperTemplateVersion"][];
        };
        /** @description A paper. */
        PaperView: components["schemas"]["PaperRow"] & {
            /** Format: uuid */
            about: string;
            concept: string;
            copies: components["schemas"]["PaperCopy"][];
            copy_to: components["schemas"]["UnitRef"][];
            /** @description `ordinary` `letter` `minutes` */
            form: string;
            form_label: string;
            may_edit: boolean;
            /** @description Facts that the text still lacks. */
            missing: string[];
            offers: components["schemas"]["Offer"][];
            reason?: string | null;
            seal: boolean;
            /** @description SM3 of the frozen content. */
            sha?: string | null;
            signed_by?: string | null;
            /** @description The text as drafted and edited; the issued paper says what it said when it was signed. */
            text: string;
            urgency?: string | null;
            /** Format: int64 */
            version: number;
        };
        /** @description An organ's word in numbers and its name in the red head. */
        PaperWord: {
            /** @description The unit's name where it is missing. */
            mark?: string | null;
            /** @description 机关代字: `云安办` */
            word: string;
        };
        /** @description The word of one organ, set or not. */
        PaperWordRow: {
            /** @description As set; the unit's name where it is missing. */
            mark?: string | null;
            /**
             * Format: int64
             * @description Papers that were numbered this year, whatever the word.
             */
            numbered: number;
            /** @description Somebody has set it. */
            set: boolean;
            unit: components["schemas"]["UnitRef"];
            /** @description Under which it numbers now: its short name until a word is set. */
            word: string;
        };
        /** @description A parameter that a judgement used. */
        ParameterUse: {
            /** Format: date */
            effective_from?: string | null;
            key: string;
            label: string;
            source: string;
            value: string;
        };
        /** @description One version of a parameter. */
        ParameterView: {
            /** Format: date */
            effective_from: string;
            /** Format: date */
            effective_to?: string | null;
            key: string;
            label: string;
            /** @description `V` read in the original, `M` to be checked, `P` our proposal (never law). */
            mark: string;
            region: string;
            source: string;
            unit: string;
            /** Format: double */
            value: number;
        };
        /** @description A part to be added (without `id`) or changed; the fields by its kind stand beside it in `body`. */
        PartForm: {
            body: Record<string, never>;
            /** Format: uuid */
            id?: string | null;
        };
        /** @description Units of the measure. */
        Parties: {
            assist: components["schemas"]["UnitRef"][];
            lead?: components["schemas"]["UnitRef"] | null;
            territorial: components["schemas"]["UnitRef"][];
            verifier?: components["schemas"]["UnitRef"] | null;
        };
        /** @description Parts by kind. */
        Parts: {
            chemical: components["schemas"]["PartView"][];
            equipment: components["schemas"]["PartView"][];
            installation: components["schemas"]["PartView"][];
            licence: components["schemas"]["PartView"][];
            person: components["schemas"]["PartView"][];
            reform: components["schemas"]["PartView"][];
        };
        /** @description A part in its list. */
        PartView: {
            /** @description The fields as filled in; for installations with the result of the identification. */
            body: Record<string, never>;
            /**
             * Format: int64
             * @description Days until then; negative: past.
             */
            days_left?: number | null;
            /**
             * Format: date
             * @description The day on which it runs out or is due.
             */
            due?: string | null;
            /** Format: uuid */
            id: string;
            label: string;
            /**
             * Format: int64
             * @description 1 to 4 for installations, 0 otherwise.
             */
            level: number;
        };
        /** @description The part that was written, and the site as it now is. */
        PartWritten: {
            /** Format: uuid */
            id: string;
            site: components["schemas"]["SiteView"];
        };
        /** @description A password just set, shown once. */
        PasswordSet: {
            password: string;
        };
        /** @description One line of a record's past. */
        PastEntry: {
            action: string;
            /** Format: date-time */
            at: string;
            label: string;
            name: string;
            note?: string | null;
            /** @description The event is in a sealed batch of the ledger. */
            sealed: boolean;
        };
        /** @description An analysis of gas; shares in % by volume, toxic gas in mg/m³. */
        PermitAnalysis: {
            analyst: string;
            /** Format: date-time */
            at: string;
            /** Format: double */
            combustible?: number | null;
            entered: components["schemas"]["PermitMark"];
            /** @description What was beyond its limit; empty: passed. */
            fails: string[];
            /** Format: double */
            lower_limit?: number | null;
            /** Format: double */
            oxygen?: number | null;
            spot: string;
            /** Format: double */
            toxic?: number | null;
            /** Format: double */
            toxic_limit?: number | null;
        };
        /** @description An interruption. */
        PermitBreak: {
            /**
             * Format: uuid
             * @description The gas alarm that stopped the work; a new sample is asked for.
             */
            alarm?: string | null;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to?: string | null;
            why: string;
        };
        /** @description How many tickets of a kind and grade are in force in what the asker sees. */
        PermitCount: {
            called: string;
            grade: string;
            kind: string;
            /** Format: int64 */
            paused: number;
            /**
             * Format: int64
             * @description Asked for or approved, not begun.
             */
            waiting: number;
            /**
             * Format: int64
             * @description Being worked under.
             */
            working: number;
        };
        /** @description A grade of a kind with its terms. */
        PermitGrade: {
            /**
             * Format: double
             * @description Interruption from which it must be analysed anew, minutes.
             */
            break_minutes?: number | null;
            called: string;
            code: string;
            /**
             * Format: double
             * @description Longest term, hours; none: as long as the work.
             */
            hours?: number | null;
            label: string;
            parameters: components["schemas"]["ParameterUse"][];
            safeguards: components["schemas"]["PermitWord"][];
        };
        /** @description A kind of special work. */
        PermitKind: {
            /** @description Gas is analysed always; with `area`: in an area of explosion hazard, or digging deep. */
            analysed: boolean;
            analysed_in_area: boolean;
            /** @description Somebody with a certificate must work. */
            certified: boolean;
            clause: string;
            code: string;
            grades: components["schemas"]["PermitGrade"][];
            label: string;
        };
        /** @description Another ticket that this one hangs on, or that hangs on this one. */
        PermitLink: {
            called: string;
            /** Format: uuid */
            id: string;
            number: string;
            state_label: string;
        };
        /** @description Who did what when. */
        PermitMark: {
            /** Format: date-time */
            at: string;
            label: string;
            name: string;
            note?: string | null;
        };
        /** @description A move of the flow. */
        PermitMove: {
            /** @default  */
            action: string;
            /** @default null */
            note: string | null;
            /** @default null */
            reason: string | null;
            /**
             * @description Codes of what was confirmed, for the approval.
             * @default []
             */
            safeguards: string[];
            /**
             * Format: int64
             * @default null
             */
            version: number | null;
        };
        /** @description A ticket with everything about it. */
        PermitPage: {
            /** @description Gas is analysed for it. */
            analysed: boolean;
            analyses: components["schemas"]["PermitAnalysis"][];
            applied: components["schemas"]["PermitMark"];
            approved?: components["schemas"]["PermitMark"] | null;
            area: boolean;
            /** @description Grade as asked for, in words. */
            asked_label: string;
            breaks: components["schemas"]["PermitBreak"][];
            /** @description Codes of what was confirmed. */
            confirmed: string[];
            /**
             * Format: date-time
             * @description Until when the last analysis serves for beginning.
             */
            fresh_until?: string | null;
            inside: boolean;
            it: components["schemas"]["PermitRow"];
            linked?: components["schemas"]["PermitLink"] | null;
            marks: components["schemas"]["PermitMark"][];
            /** @description The asker may enter an analysis. */
            may_analyse: boolean;
            offers: components["schemas"]["Offer"][];
            parameters: components["schemas"]["ParameterUse"][];
            rich: boolean;
            rules: components["schemas"]["PermitRule"][];
            /** @description What must be confirmed before the approval. */
            safeguards: components["schemas"]["PermitWord"][];
            /** Format: date-time */
            started_at?: string | null;
            workers: components["schemas"]["PermitWorker"][];
        };
        /** @description A ticket in a list. */
        PermitRow: {
            /** @description 一级动火、受限空间 */
            called: string;
            /** Format: uuid */
            enterprise: string;
            /** Format: date-time */
            from: string;
            grade: string;
            /** Format: uuid */
            id: string;
            in_force: boolean;
            kind: string;
            number: string;
            /**
             * Format: date-time
             * @description Since when it is paused.
             */
            paused_since?: string | null;
            /** @description Why it is treated a level higher. */
            raised?: string | null;
            /** Format: uuid */
            site: string;
            site_name: string;
            spot: string;
            state: string;
            state_label: string;
            /** Format: date-time */
            to: string;
            /** Format: int64 */
            version: number;
            watcher: string;
            work: string;
            /** @description Names of who works. */
            workers: string[];
        };
        /** @description A rule that a ticket meets. */
        PermitRule: {
            clause: string;
            id: string;
            say: string;
        };
        /** @description What is in force now. */
        PermitSummary: {
            /** Format: date-time */
            at: string;
            counts: components["schemas"]["PermitCount"][];
        };
        /** @description A code with its Chinese label. */
        PermitWord: {
            code: string;
            label: string;
        };
        /** @description Somebody who works under the ticket. */
        PermitWorker: {
            certificate: string;
            /** Format: date */
            expires?: string | null;
            name: string;
        };
        /** @description Somebody who works under the ticket. */
        PermitWorkerForm: {
            /**
             * @description Number of the certificate; empty: none.
             * @default
             */
            certificate: string;
            /**
             * Format: date
             * @description Last day on which it is valid.
             * @default null
             */
            expires: string | null;
            /** @default  */
            name: string;
        };
        /** @description Somebody, or the clock (then without id). */
        Person: {
            /** Format: uuid */
            id?: string | null;
            name: string;
        };
        /** @description A person just added, with the first password, which is shown once. */
        PersonCreated: {
            password: string;
            person: components["schemas"]["PersonView"];
        };
        /** @description A person to be added or changed. */
        PersonForm: {
            /** @description False: may not sign in any more. */
            active?: boolean | null;
            login: string;
            name: string;
            /** @description Added or, with an id, changed; others stay as they are. */
            posts?: components["schemas"]["PostForm"][];
            /** Format: uuid */
            unit: string;
            /**
             * Format: int64
             * @description Needed for a change.
             */
            version?: number | null;
        };
        /** @description Somebody, or the clock (then without id). */
        PersonName: {
            /** Format: uuid */
            id?: string | null;
            name: string;
        };
        /** @description A person, named. */
        PersonRef: {
            /** Format: uuid */
            id: string;
            name: string;
            post?: string | null;
        };
        /** @description A person as sent. Login, grants and lock are for those who keep accounts in the person's region; others get none. */
        PersonView: {
            active: boolean;
            grants: components["schemas"]["GrantView"][];
            /** Format: uuid */
            id: string;
            locked: boolean;
            login?: string | null;
            name: string;
            posts: components["schemas"]["PostView"][];
            unit?: components["schemas"]["UnitRef"] | null;
            /** Format: int64 */
            version: number;
        };
        /** @description The picture under the plan. */
        PictureView: {
            /** Format: date-time */
            at: string;
            by: string;
            /** Format: uuid */
            file: string;
            /** Format: int64 */
            version: number;
        };
        /** @description What everybody may read about a listed hazard: no person, no file, no text that somebody typed beyond the title. */
        Placard: {
            /** Format: date */
            delisted_on?: string | null;
            /** Format: date */
            due?: string | null;
            enterprise: string;
            /** Format: date */
            from?: string | null;
            level: components["schemas"]["Coded"];
            number?: string | null;
            /** Format: date */
            published_on?: string | null;
            region_name: string;
            state: components["schemas"]["Coded"];
            title: string;
        };
        /** @description A risk point as typed in. */
        PointBody: {
            department?: string;
            /** @description `place` `equipment` `task` `post` */
            kind: string;
            name: string;
            owner?: string;
            /**
             * Format: int64
             * @description Version that the page showed; only for a change.
             */
            version?: number | null;
        };
        /** @description Other particulars. Limits and range are changed by `PUT /points/{id}/limits`. */
        PointChange: components["schemas"]["PointForm"] & {
            /**
             * Format: int64
             * @description Version that the page showed.
             */
            version: number;
        };
        /** @description A bad cell. */
        PointFault: {
            /** @description `B7`; empty where the column is missing from the file. */
            cell: string;
            head: string;
            /**
             * Format: int32
             * @description As Excel counts, from 1.
             */
            row: number;
            say: string;
        };
        /** @description What a person fills in about a point. What is left out comes from the template. */
        PointForm: {
            /**
             * @description Name of the group of points that watch the same thing.
             * @default
             */
            bundle: string;
            /**
             * Format: date
             * @default null
             */
            calibrate_due: string | null;
            /**
             * Format: date
             * @default null
             */
            calibrated_on: string | null;
            /**
             * @description Tag as the gateway sends it.
             * @default
             */
            code: string;
            /** @default null */
            critical: boolean | null;
            /** @default  */
            gateway: string;
            /**
             * Format: double
             * @default null
             */
            hi: number | null;
            /**
             * Format: uuid
             * @default null
             */
            installation: string | null;
            /**
             * @description Code or label of a kind; from the template if empty.
             * @default
             */
            kind: string;
            /**
             * @description Stays until somebody resets it.
             * @default null
             */
            latched: boolean | null;
            /** @default null */
            limits: components["schemas"]["Limits"] | null;
            /**
             * Format: double
             * @default null
             */
            lo: number | null;
            /** @default  */
            name: string;
            /** @default [] */
            neighbours: string[];
            /**
             * Format: int32
             * @default null
             */
            report_s: number | null;
            /**
             * Format: double
             * @default null
             */
            resolution: number | null;
            /**
             * Format: int32
             * @default null
             */
            sample_s: number | null;
            /**
             * @description Where the instrument hangs.
             * @default
             */
            spot: string;
            /**
             * @description Code or label of a template.
             * @default
             */
            template: string;
        };
        /** @description A step of a point's life. */
        PointMove: {
            /** @description `suppress` `take_out` `put_back` `retire` `calibrate` */
            action: string;
            /** Format: date */
            calibrate_due?: string | null;
            /** Format: date */
            calibrated_on?: string | null;
            /** @description `point`; may be left out. */
            flow?: string | null;
            note?: string | null;
            reason?: string | null;
            /** Format: date-time */
            until?: string | null;
            /** Format: int64 */
            version?: number | null;
        };
        /** @description A point in a list. */
        PointRow: {
            bundle: string;
            /** Format: date */
            calibrate_due?: string | null;
            calibrate_overdue: boolean;
            code: string;
            critical: boolean;
            gateway: string;
            /** Format: double */
            hi?: number | null;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["CodeWord"];
            limits: components["schemas"]["Limits"];
            /** Format: double */
            lo?: number | null;
            muted?: components["schemas"]["MuteView"] | null;
            name: string;
            region_path: string;
            /** @description `orange` `red` */
            silent_colour?: string | null;
            /**
             * Format: double
             * @description Hours of silence in the last thirty days, whatever the reason.
             */
            silent_hours: number;
            /** Format: uuid */
            site: string;
            site_name: string;
            /** Format: int32 */
            slot: number;
            spot: string;
            state: components["schemas"]["CodeWord"];
            trade: string;
            unit: string;
            /** Format: int64 */
            version: number;
        };
        /** @description What the file holds, and whether it was written. */
        PointSheetCheck: {
            applied: boolean;
            faults: components["schemas"]["PointFault"][];
            faulty: number;
            file_name: string;
            new: number;
            notes: string[];
            rows: number;
            /** @description Points that are there already; a file doesn't change them. */
            there: number;
        };
        /** @description Everything about a point. */
        PointView: components["schemas"]["PointRow"] & {
            /** Format: date */
            calibrated_on?: string | null;
            /** @description May change particulars and limits. */
            editable: boolean;
            hold?: components["schemas"]["HoldView"] | null;
            /** Format: uuid */
            installation?: string | null;
            latched: boolean;
            /** @description May freeze the raw readings and let them go. */
            may_hold: boolean;
            /** @description Stretches of silence of the last thirty days. */
            mutes: components["schemas"]["MuteView"][];
            neighbours: string[];
            offers: components["schemas"]["Offer"][];
            /** Format: int32 */
            report_s: number;
            /** Format: double */
            resolution: number;
            /** Format: int64 */
            rule_version: number;
            rules: components["schemas"]["RuleView"][];
            /** Format: int32 */
            sample_s: number;
            template?: components["schemas"]["CodeWord"] | null;
            /** @description Source of the template's figures, with its mark. */
            template_source?: string | null;
        };
        /** @description A document with everything for its review. */
        Policy: {
            corrections: components["schemas"]["CorrectionView"][];
            /** Format: date-time */
            created_at: string;
            created_name: string;
            /** Format: int64 */
            decisions: number;
            doc_number?: string | null;
            /** @description Doubts about the document itself; those about measures stand with each measure that they touch. */
            doubts: components["schemas"]["DoubtView"][];
            file_name: string;
            findings: components["schemas"]["FindingView"][];
            /** Format: uuid */
            id: string;
            /** Format: date */
            issued_on?: string | null;
            issuer?: string | null;
            /** @description `plan`, `news` or `unreadable`. */
            kind: string;
            light_counts: components["schemas"]["LightCountsView"];
            measures: components["schemas"]["MeasureView"][];
            /** @description What the reader noticed about the file. */
            notes: string[];
            offers: components["schemas"]["Offer"][];
            /** Format: int64 */
            open_doubts: number;
            outline: components["schemas"]["HeadingView"][];
            pages: components["schemas"]["PageView"][];
            period?: string[] | null;
            /** Format: uuid */
            previous?: string | null;
            ready: components["schemas"]["ReadyView"];
            /** @description Region path. */
            region: string;
            repairs: components["schemas"]["RepairView"][];
            state: string;
            state_label: string;
            /** Format: int64 */
            tasks_total: number;
            text: string;
            title: string;
            /** Format: int64 */
            version: number;
            /** Format: int64 */
            version_no: number;
            /**
             * Format: int64
             * @description Tasks that issuing would create.
             */
            would_create: number;
        };
        /** @description A move of the document's flow. */
        PolicyMove: {
            action: string;
            flow: string;
            note?: string | null;
            /** Format: int64 */
            version: number;
        };
        /** @description A policy, named. */
        PolicyRef: {
            /** Format: uuid */
            id: string;
            title: string;
        };
        /** @description A document in a list. */
        PolicySummary: {
            /** Format: date-time */
            created_at: string;
            created_name: string;
            /** Format: int64 */
            decisions: number;
            doc_number?: string | null;
            file_name: string;
            /** Format: uuid */
            id: string;
            /** Format: date */
            issued_on?: string | null;
            issuer?: string | null;
            /** @description `plan`, `news` or `unreadable`. */
            kind: string;
            light_counts: components["schemas"]["LightCountsView"];
            /** Format: int64 */
            measures: number;
            /** Format: int64 */
            open_doubts: number;
            /** Format: uuid */
            previous?: string | null;
            /** @description Region path. */
            region: string;
            state: string;
            state_label: string;
            /** Format: int64 */
            tasks_total: number;
            title: string;
            /** Format: int64 */
            version_no: number;
        };
        /** @description The duties of a post, and what may be assigned. */
        PostDuties: {
            contradictions: components["schemas"]["ContradictionView"][];
            duties: components["schemas"]["AssignedDuty"][];
            /** Format: date */
            from: string;
            may_assign: boolean;
            person: components["schemas"]["PersonRef"];
            /** Format: uuid */
            post: string;
            templates: components["schemas"]["DutyTemplateView"][];
            title: string;
            /** Format: date */
            to?: string | null;
            unit: components["schemas"]["UnitRef"];
        };
        /** @description A post to be added or changed. */
        PostForm: {
            /** Format: date */
            from: string;
            /** Format: uuid */
            id?: string | null;
            portfolio?: string[];
            title: string;
            /** Format: date */
            to?: string | null;
            /**
             * Format: uuid
             * @description The person's unit if absent.
             */
            unit?: string | null;
        };
        /** @description A post held for a time. */
        PostView: {
            /** Format: date */
            from: string;
            /** Format: uuid */
            id: string;
            portfolio: components["schemas"]["UnitRef"][];
            title: string;
            /** Format: date */
            to?: string | null;
            unit?: components["schemas"]["UnitRef"] | null;
        };
        /** @description A passed acceptance of resumption (复产验收). */
        PowerAcceptance: {
            /** Format: date-time */
            at: string;
            /** @description Number of the paper, or who accepted. */
            reason?: string;
        };
        /** @description A filed exception: load up to a ceiling for a time. */
        PowerException: {
            /**
             * Format: date-time
             * @default 1970-01-01T00:00:00Z
             */
            from: string;
            /**
             * Format: double
             * @description Ceiling, kW.
             * @default 0
             */
            most_kw: number;
            /** @default  */
            reason: string;
            /**
             * Format: date-time
             * @default null
             */
            until: string | null;
            /**
             * @description `test_run` `drainage` `frost`
             * @default
             */
            why: string;
        };
        /** @description What is on file. */
        PowerFigures: {
            /** @default null */
            accepted: components["schemas"]["PowerAcceptance"] | null;
            /**
             * Format: double
             * @description Contracted capacity, kW.
             * @default 0
             */
            capacity_kw: number;
            /** @default [] */
            exceptions: components["schemas"]["PowerException"][];
            /**
             * Format: double
             * @description Load that stays when nothing is produced (light, pumps, ventilation), kW; measured from earlier stops if empty.
             * @default null
             */
            idle_kw: number | null;
            /**
             * Format: double
             * @default null
             */
            kwh_per_tonne: number | null;
            /**
             * @description Points on the circuits of main fans.
             * @default []
             */
            main_fans: string[];
            /**
             * @description Points whose sum is the load of the works; if empty each meter is judged by itself.
             * @default []
             */
            meters: string[];
            /**
             * @description No work from 22:00 to 06:00.
             * @default false
             */
            night_off: boolean;
            /** @default [] */
            planned_cuts: components["schemas"]["PowerStretch"][];
            /**
             * @description Declared stops.
             * @default []
             */
            stops: components["schemas"]["PowerStretch"][];
            /**
             * Format: double
             * @description Permitted, in a month.
             * @default null
             */
            tonnes_a_month: number | null;
        };
        /** @description What a works has on file from now on. */
        PowerForm: {
            figures: components["schemas"]["PowerFigures"];
            /** @description Why it changes; must be said for what waits for the regulator. */
            reason?: string;
            /**
             * Format: int64
             * @description Version that the page showed; 0 if nothing was on file.
             */
            version: number;
        };
        /** @description A decision about a proposal. */
        PowerMove: {
            /**
             * @description `approve` `refuse` by the regulator, `withdraw` by the enterprise.
             * @default
             */
            action: string;
            /** @default null */
            reason: string | null;
            /**
             * Format: int64
             * @description Version that the page showed.
             * @default null
             */
            version: number | null;
        };
        /** @description Figures that wait for the regulator. */
        PowerProposalView: {
            /** Format: date-time */
            asked_at: string;
            asked_by: string;
            figures: components["schemas"]["PowerFigures"];
            looser: string[];
            reason: string;
        };
        /** @description What became of a change. */
        PowerPut: {
            /** @description False: it waits for the regulator. */
            in_force: boolean;
            looser: string[];
            power: components["schemas"]["PowerView"];
            say: string;
        };
        /** @description A stop as it is known: ordered, declared or promised. */
        PowerStopView: {
            /** Format: date-time */
            from: string;
            name: string;
            /** Format: date-time */
            until?: string | null;
        };
        /** @description A stretch with its reason: a planned cut of the grid, or a declared stop, which may be open. */
        PowerStretch: {
            /**
             * Format: date-time
             * @default 1970-01-01T00:00:00Z
             */
            from: string;
            /** @default  */
            reason: string;
            /**
             * Format: date-time
             * @default null
             */
            until: string | null;
        };
        /** @description What is on file of a site. */
        PowerView: {
            figures?: components["schemas"]["PowerFigures"] | null;
            /** @description What cannot be judged, and what to file for it. */
            lacking: string[];
            /** @description Files at once what would wait from others, and the acceptance after a stop. */
            may_decide: boolean;
            may_file: boolean;
            /** @description What may be done about what waits. */
            offers: components["schemas"]["Offer"][];
            past: components["schemas"]["PastEntry"][];
            proposed?: components["schemas"]["PowerProposalView"] | null;
            /** Format: uuid */
            site: string;
            /** @description Stops of the last year, the newest first. */
            stops: components["schemas"]["PowerStopView"][];
            /**
             * Format: int64
             * @description 0: nothing was ever filed.
             */
            version: number;
        };
        /** @description Everything that is known, so that a form asks only for the rest. */
        Prefill: {
            /** @description It is registered, but in a place that the one who asks does not look after. */
            elsewhere: boolean;
            /** Format: uuid */
            enterprise?: string | null;
            known: components["schemas"]["Known"][];
            /**
             * Format: uuid
             * @description Its main site that may be seen, if it is registered.
             */
            site?: string | null;
        };
        /** @description A file before it is written. */
        Preview: {
            columns: string[];
            counts: components["schemas"]["Counts"];
            file_name: string;
            /** Format: uuid */
            id: string;
            kind: string;
            /** @description What was passed over: unknown columns, example rows. */
            notes: string[];
            rows: components["schemas"]["PreviewRow"][];
        };
        /** @description One row, in the order of the columns. */
        PreviewRow: {
            cells: string[];
            problems: components["schemas"]["CellProblem"][];
            /**
             * Format: int32
             * @description As Excel counts, from 1.
             */
            row: number;
            state: components["schemas"]["State"];
        };
        /** @description Alarms of one priority. */
        PriorityShare: {
            code: string;
            /** Format: int64 */
            count: number;
            label: string;
            /**
             * Format: double
             * @description Of all, 0 to 1; absent when there are none.
             */
            share?: number | null;
            /**
             * Format: double
             * @description What is aimed at (1 : 5 : 15 : 80 of 101; proposal after ISA-18.2).
             */
            target: number;
        };
        /** @description What the client gets instead of an answer. */
        Problem: {
            /** @description Stable upper-case word: `LEAD_REQUIRED`. */
            code: string;
            /** @description The Chinese sentence to show: what happened, why, what to do. */
            detail: string;
            fields?: components["schemas"]["ProblemField"][];
            request_id?: string | null;
            /** Format: int32 */
            status: number;
            title: string;
            /** @description Always `about:blank`; `code` tells the kinds apart. */
            type: string;
        };
        /** @description One field of the input that was not accepted. */
        ProblemField: {
            path: string;
            say: string;
        };
        /** @description One report. */
        ProgressEntry: {
            /** Format: date-time */
            at: string;
            by: components["schemas"]["PersonName"];
            files: components["schemas"]["TaskFile"][];
            note?: string | null;
            /** Format: int64 */
            progress: number;
        };
        /** @description A report on the progress of a listed hazard. */
        ProgressNote: {
            by: components["schemas"]["Person"];
            /** Format: date */
            day: string;
            note: string;
        };
        /** @description What stood there before a correction. */
        PromiseCorrected: {
            before: components["schemas"]["PromiseFigures"];
            mark: components["schemas"]["MarkView"];
        };
        /** @description Other figures for today's promise. */
        PromiseCorrection: {
            figures: components["schemas"]["PromiseFigures"];
            reason?: string | null;
            /**
             * Format: int64
             * @description Version that the page showed.
             */
            version?: number | null;
        };
        /** @description How many of a day stand how. */
        PromiseCount: {
            /** Format: int64 */
            count: number;
            stands: components["schemas"]["CodeWord"];
        };
        /** @description Special work by kind (GB 30871), number of places. */
        PromisedWork: {
            /**
             * Format: int32
             * @default 0
             */
            blind_plate: number;
            /**
             * Format: int32
             * @default 0
             */
            confined_space: number;
            /**
             * Format: int32
             * @default 0
             */
            digging: number;
            /**
             * Format: int32
             * @default 0
             */
            electric: number;
            /**
             * Format: int32
             * @default 0
             */
            first_hot: number;
            /**
             * Format: int32
             * @default 0
             */
            height: number;
            /**
             * Format: int32
             * @default 0
             */
            lifting: number;
            /**
             * Format: int32
             * @default 0
             */
            road: number;
            /**
             * Format: int32
             * @default 0
             */
            second_hot: number;
            /**
             * Format: int32
             * @default 0
             */
            special_hot: number;
        };
        /** @description The notice's figures (handbook 04 §7.2). */
        PromiseFigures: {
            note?: string;
            /**
             * Format: int32
             * @description Being overhauled.
             */
            overhaul: number;
            /** @description Medium or major repair is going on. */
            repair: boolean;
            /** Format: int32 */
            running: number;
            /** @description “今日装置处于安全运行状态”. */
            safe: boolean;
            /** @description Major hazard installations are in a safe state. */
            sources_safe: boolean;
            /** @description A unit is being started up. */
            starting: boolean;
            /** Format: int32 */
            stopped: number;
            /** @description A unit is being shut down. */
            stopping: boolean;
            /** @description Tanks and stores are in a safe state. */
            stores_safe: boolean;
            /**
             * Format: int32
             * @description Production units, all of them.
             */
            total: number;
            /**
             * Format: int32
             * @description Of the running ones, in trial production.
             */
            trial: number;
            work: components["schemas"]["PromisedWork"];
        };
        /** @description A promise for today. */
        PromiseForm: {
            figures: components["schemas"]["PromiseFigures"];
        };
        /** @description Something against the promise. */
        PromiseFound: {
            colour: components["schemas"]["CodeWord"];
            /** @description `promise.below_actual` `promise.safe_under_alarm` `promise.alarm_since` `promise.moving_while_stopped` */
            rule: string;
            say: string;
            /** Format: date-time */
            since: string;
            /**
             * Format: date-time
             * @description None: it still is so.
             */
            until?: string | null;
        };
        /** @description One with its past. */
        PromisePage: {
            past: components["schemas"]["PastEntry"][];
            promise: components["schemas"]["PromiseView"];
        };
        /** @description A day in sums, within the asker's scope. */
        PromiseSum: {
            /** Format: int64 */
            contradicted: number;
            counts: components["schemas"]["PromiseCount"][];
            /** Format: date */
            day: string;
            /**
             * Format: int64
             * @description Sites that owe a promise.
             */
            owed: number;
        };
        /** @description The day of a site, promised or not. */
        PromiseView: {
            /** Format: date-time */
            checked_at?: string | null;
            /** @description Something is against it just now. */
            contradicted: boolean;
            corrections: components["schemas"]["PromiseCorrected"][];
            /** Format: date */
            day: string;
            /**
             * Format: date-time
             * @description Until when it is to be promised.
             */
            due: string;
            /** Format: uuid */
            enterprise: string;
            figures?: components["schemas"]["PromiseFigures"] | null;
            found: components["schemas"]["PromiseFound"][];
            /** Format: uuid */
            id: string;
            made?: components["schemas"]["MarkView"] | null;
            /** @description The asker may correct it now. */
            may_correct: boolean;
            /** @description The asker may promise it now. */
            may_make: boolean;
            /**
             * Format: int32
             * @description Days in a row right before without a promise.
             */
            missed_days: number;
            /** @description What could not be compared, and why. */
            open: string[];
            region_path: string;
            /** Format: uuid */
            site: string;
            site_name: string;
            stands: components["schemas"]["CodeWord"];
            /** Format: int64 */
            version: number;
        };
        /** @description How the dossier is proved. */
        Proof: {
            /** @description SM3 over the digests below, in their order. */
            digest: string;
            events: components["schemas"]["ProofLine"][];
            how: string;
        };
        /** @description A risk analysis, a joint inspection or a report. */
        ProofForm: {
            files?: string[];
            /** @description `analysis` `inspection` `report` */
            item: string;
            note?: string | null;
            /** Format: date */
            on?: string | null;
            people?: string[];
            title: string;
        };
        /** @description An event of the ledger that a line was read from. */
        ProofLine: {
            /** Format: date-time */
            at: string;
            /**
             * Format: int64
             * @description Batch that had sealed it by then, with the batch's hash.
             */
            batch?: number | null;
            concept: string;
            /** @description SM3 over what the chain covers of this event. */
            digest: string;
            /** Format: uuid */
            event: string;
            /**
             * Format: int64
             * @description Month of the chain.
             */
            month: number;
            /** Format: uuid */
            record: string;
            seal?: string | null;
        };
        /** @description A record or paper that counts. */
        ProofView: {
            /** @description `record` `paper` */
            concept: string;
            /** Format: uuid */
            id: string;
            /** Format: date */
            on: string;
            title: string;
        };
        /** @description A published risk. */
        PublicRisk: {
            /** @description Who controls it: level and post, without a name. */
            duty: string;
            /** @description Kind of accident. */
            event: string;
            level: components["schemas"]["RiskLevelView"];
            phone: string;
            point: string;
            /** Format: date */
            published_on: string;
            /** @description Being assessed again; what is shown was valid before. */
            under_review: boolean;
        };
        /** @description The notice board of a site. */
        PublicRisks: {
            address: string;
            risks: components["schemas"]["PublicRisk"][];
            site: string;
        };
        /** @description Something that waits, is led, or got worse, with its page. */
        QuarterItem: {
            concept: string;
            /** Format: uuid */
            id: string;
            /** @description Colour code. */
            light: string;
            link: string;
            say: string;
            title: string;
        };
        /** @description A stretch of a point's readings: each of them, or a curve when there are more than asked for. */
        RangeView: {
            /** @description All readings of the stretch. */
            count: number;
            /** @description In the place of `readings` when there are too many, or when of a part only figures are left. */
            curve: components["schemas"]["Bucket"][];
            /** Format: int64 */
            from_ms: number;
            hold?: components["schemas"]["HoldView"] | null;
            readings: components["schemas"]["ReadingView"][];
            thinned?: components["schemas"]["Thinned"] | null;
            /** Format: int64 */
            until_ms: number;
        };
        /** @description Windows that are over or done, by how they ended. */
        Rate: {
            /**
             * Format: int64
             * @description In time.
             */
            done: number;
            /** Format: int64 */
            due: number;
            /** Format: int64 */
            late: number;
            /** Format: int64 */
            missed: number;
            /**
             * Format: int64
             * @description Tenths of a percent of what was due that was done in time; none where nothing was due.
             */
            per_mille?: number | null;
        };
        /** @description Where a colour begins on the scale of a hundred. */
        RatingMark: {
            /** Format: double */
            at: number;
            colour: components["schemas"]["CodeWord"];
            /** @description Where the figure is from. */
            source: string;
        };
        /** @description One term of the rating. */
        RatingTerm: {
            /**
             * Format: double
             * @description None: nobody answered, or it does not apply; `say` tells which.
             */
            count?: number | null;
            label: string;
            /** Format: double */
            most?: number | null;
            /**
             * Format: double
             * @description None: nobody answered.
             */
            points?: number | null;
            /**
             * Format: double
             * @description What it could add at worst.
             */
            possible: number;
            say: string;
            term: string;
            /** Format: double */
            weight: number;
        };
        /** @description A rating with each of its terms. */
        RatingView: {
            colour: components["schemas"]["CodeWord"];
            /** @description Rules that gave a colour by themselves. */
            floors: string[];
            /** @description Scores from which a colour begins, the lowest first. */
            marks: components["schemas"]["RatingMark"][];
            /** @description Terms that nobody answered for. */
            missing: components["schemas"]["CodeWord"][];
            /**
             * Format: double
             * @description The score if every unknown term were at its worst.
             */
            possible: number;
            possible_colour: components["schemas"]["CodeWord"];
            rule: string;
            say: string;
            /**
             * Format: double
             * @description 0 to 100, from what is known.
             */
            score: number;
            terms: components["schemas"]["RatingTerm"][];
        };
        /** @description How many were marked. */
        ReadCount: {
            /** Format: int64 */
            count: number;
        };
        /** @description One reading. */
        ReadingView: {
            /** Format: int64 */
            at_ms: number;
            /** @description `good` unless told. */
            quality?: string | null;
            /**
             * Format: double
             * @description Absent when it is no number.
             */
            value?: number | null;
        };
        /** @description Up to which message. */
        ReadUpto: {
            /** @description Only what lies together with it. */
            sheaf?: boolean;
            /**
             * Format: uuid
             * @description The latest one on the page: what came after it was not seen.
             */
            upto: string;
        };
        /** @description How far the document is from its issue. */
        ReadyView: {
            /**
             * Format: int64
             * @description Of these, made by one click on a prepared choice.
             */
            by_click: number;
            /**
             * Format: int64
             * @description Decisions that hold.
             */
            decided: number;
            /**
             * Format: int64
             * @description Doubts that stand against the issue.
             */
            open: number;
            reasons: string[];
        };
        /** @description Why. */
        ReasonForm: {
            reason: string;
        };
        /** @description What people say of a receiver. */
        ReceiverForm: {
            /**
             * @description Name of a header that is sent along, such as `Authorization`; empty: none.
             * @default
             */
            header: string;
            /**
             * @description Its value; absent: as before.
             * @default null
             */
            header_value: string | null;
            /**
             * @description `critical` `high` `medium` `low`: of this priority and more urgent ones.
             * @default
             */
            least: string;
            /** @default  */
            name: string;
            /**
             * @description Region by code or path: its alarms and those of everything below.
             * @default
             */
            region: string;
            /**
             * @description Key of the signature, 16 to 200 characters; absent: as before.
             * @default null
             */
            secret: string | null;
            /**
             * @description `webhook` `alertmanager`
             * @default
             */
            shape: string;
            /**
             * @description `none` `sha256` `sm3`
             * @default
             */
            signing: string;
            /**
             * @description Only of this trade; empty: all.
             * @default
             */
            trade: string;
            /**
             * @description `https://…`; of Alertmanager the address without `/api/v2/alerts` is enough.
             * @default
             */
            url: string;
            /**
             * Format: int64
             * @description Of the receiver that is changed.
             * @default null
             */
            version: number | null;
        };
        /** @description A step of a receiver. */
        ReceiverMove: {
            /** @description `enable` `disable` `resume` `remove` */
            action: string;
            /** @description `receiver`; may be left out. */
            flow?: string | null;
            reason?: string | null;
            /** Format: int64 */
            version?: number | null;
        };
        /** @description A receiver in the list. Secrets are never shown, only whether they are set. */
        ReceiverRow: {
            /** @description Why it is parked. */
            finding?: string | null;
            /**
             * Format: int64
             * @description Messages given up in the last thirty days.
             */
            given_up: number;
            header: string;
            header_set: boolean;
            /** Format: uuid */
            id: string;
            least: components["schemas"]["CodeWord"];
            name: string;
            offers: components["schemas"]["Offer"][];
            region_name: string;
            region_path: string;
            secret_set: boolean;
            /**
             * Format: int64
             * @description Messages that arrived since it was entered.
             */
            sent: number;
            /** Format: date-time */
            sent_at?: string | null;
            /** @description `webhook` `alertmanager` */
            shape: components["schemas"]["CodeWord"];
            /** @description `none` `sha256` `sm3` */
            signing: components["schemas"]["CodeWord"];
            /** @description `on` `off` `parked` */
            state: components["schemas"]["CodeWord"];
            trade: string;
            trade_label: string;
            /** @description Without its query, unless the asker may change it: keys often stand there. */
            url: string;
            /** Format: int64 */
            version: number;
            /**
             * Format: int64
             * @description Messages that wait.
             */
            waiting: number;
            /** @description The asker may change it. */
            yours: boolean;
        };
        /** @description One receiver with its last messages and its past. */
        ReceiverView: components["schemas"]["ReceiverRow"] & {
            deliveries: components["schemas"]["DeliveryRow"][];
            past: components["schemas"]["PastEntry"][];
        };
        /** @description 复查. */
        RecheckView: {
            /** Format: date-time */
            at: string;
            by: components["schemas"]["Person"];
            expert?: string | null;
            note?: string | null;
            officers: components["schemas"]["Named"][];
            passed: boolean;
        };
        /** @description An attachment of a record. */
        RecordFile: {
            /** Format: uuid */
            id: string;
            media: string;
            name: string;
            /** Format: int64 */
            size: number;
        };
        /** @description A record to be entered. */
        RecordForm: {
            /**
             * Format: int64
             * @description Things covered, where things are counted; 1 if missing.
             */
            amount?: number | null;
            files?: string[];
            high_risk?: boolean;
            /** @description `meeting` `led_inspection` `lecture` `talk` `drill` `report` `listing` `exposure` `training` `inspection` `study` `hazard_solved` `assessment` `other` */
            kind: string;
            note?: string | null;
            object?: string | null;
            /** Format: date */
            on?: string | null;
            people?: string[];
            places?: string[];
            title: string;
            /** Format: uuid */
            unit?: string | null;
        };
        /** @description A record. */
        RecordLine: {
            /** Format: int64 */
            amount: number;
            /**
             * Format: date
             * @description Entered on another day than it happened.
             */
            entered_on: string;
            /** Format: uuid */
            event: string;
            files: components["schemas"]["FileProof"][];
            /** Format: uuid */
            id: string;
            kind: string;
            kind_label: string;
            object?: string | null;
            /** Format: date */
            on: string;
            title: string;
        };
        /** @description A step of a record's life. */
        RecordMove: {
            action: string;
            flow?: string | null;
            note?: string | null;
            /** Format: int64 */
            version?: number | null;
        };
        /** @description A record that a judgement or a count rests on. */
        RecordRef: {
            concept: string;
            /** Format: uuid */
            id: string;
            label: string;
        };
        /** @description A record. */
        RecordView: {
            /** Format: int64 */
            amount: number;
            /** Format: date-time */
            at: string;
            by: string;
            counts_for: components["schemas"]["CountsFor"][];
            files: components["schemas"]["RecordFile"][];
            high_risk: boolean;
            /** Format: uuid */
            id: string;
            kind: string;
            kind_label: string;
            note?: string | null;
            object?: string | null;
            offers: components["schemas"]["Offer"][];
            /** Format: date */
            on: string;
            people: components["schemas"]["PersonRef"][];
            places: string[];
            /** Format: uuid */
            site?: string | null;
            /** @description `valid` `voided` */
            state: string;
            state_label: string;
            title: string;
            unit: components["schemas"]["UnitRef"];
            /** Format: int64 */
            version: number;
        };
        RecurrenceView: {
            /** Format: int32 */
            last_days?: number | null;
            /** Format: int32 */
            min: number;
            per: string;
            per_label: string;
            quote: string;
            record_kind?: string | null;
            settled: boolean;
            span: components["schemas"]["Vec"];
            subset?: string | null;
            unit_word: string;
        };
        /** @description A task of the charge that was red. */
        RedLine: {
            /**
             * Format: int64
             * @description Within the period.
             */
            days: number;
            /** Format: uuid */
            event: string;
            /** Format: date */
            from: string;
            number: string;
            /** Format: uuid */
            task: string;
            title: string;
            unit: components["schemas"]["UnitThen"];
            /**
             * Format: date
             * @description First day on which it was not red any more.
             */
            until?: string | null;
        };
        /** @description A region as sent. */
        RegionView: {
            code: string;
            /** Format: int32 */
            depth: number;
            /** Format: uuid */
            id: string;
            kind: string;
            kind_label: string;
            name: string;
            /** Format: uuid */
            parent?: string | null;
            path: string;
        };
        /** @description What the file holds, and whether it was written. */
        RegisterCheck: {
            applied: boolean;
            changed: number;
            faults: components["schemas"]["RegisterFault"][];
            faulty: number;
            file_name: string;
            /** @description Levels read from a colour that covers two of them. */
            needs_review: number;
            new_points: number;
            new_risks: number;
            notes: string[];
            rows: number;
            unchanged: number;
        };
        /** @description A bad cell. */
        RegisterFault: {
            /** @description `B7`; empty where the column is missing from the file. */
            cell: string;
            head: string;
            /**
             * Format: int32
             * @description As Excel counts, from 1.
             */
            row: number;
            say: string;
        };
        /** @description Done. */
        Removed: {
            removed: boolean;
        };
        RepairView: {
            after: string;
            before: string;
            kind: string;
            span: components["schemas"]["Vec"];
        };
        /** @description An answer. */
        ReplyView: {
            files: string[];
            late: boolean;
            mark: components["schemas"]["SuperviseMark"];
            /** Format: date */
            promise?: string | null;
            returned?: components["schemas"]["SuperviseMark"] | null;
            text: string;
        };
        ResolveBody: {
            as_alias?: boolean;
            units: string[];
            words: string;
        };
        /** @description Role × route, as the server enforces it. */
        RightsMatrix: {
            roles: components["schemas"]["RoleName"][];
            routes: components["schemas"]["RouteRight"][];
        };
        /** @description A change of the details. */
        RiskChange: components["schemas"]["RiskForm"] & {
            /**
             * Format: int64
             * @description Version that the page showed.
             */
            version: number;
        };
        /**
         * @description What somebody chose from the tables. `ls` takes `l` and either `s` or some of `people` `loss` `stop`; `lec` takes `l`
         *     `e` `c`; `jha` and `scl` take either; `direct` takes `reason` (and `count` for the number of people at work).
         */
        RiskChosen: {
            /**
             * Format: double
             * @default null
             */
            c: number | null;
            /**
             * Format: int64
             * @default null
             */
            count: number | null;
            /**
             * Format: double
             * @default null
             */
            e: number | null;
            /**
             * Format: double
             * @default null
             */
            l: number | null;
            /**
             * Format: double
             * @default null
             */
            loss: number | null;
            /**
             * Format: double
             * @default null
             */
            people: number | null;
            /** @default null */
            reason: string | null;
            /**
             * Format: double
             * @default null
             */
            s: number | null;
            /**
             * Format: double
             * @default null
             */
            stop: number | null;
        };
        /** @description One control. */
        RiskControl: {
            /** @description What to look at when it is checked. */
            check?: string | null;
            every?: components["schemas"]["CheckEvery"] | null;
            kind: components["schemas"]["ControlKind"];
            text: string;
        };
        /** @description A control with its words. */
        RiskControlView: components["schemas"]["RiskControl"] & {
            /** @description How often it is checked, the usual of the level if nothing else was said. */
            every_label?: string | null;
            kind_label: string;
        };
        /** @description Who controls at one level. */
        RiskDuty: {
            level: components["schemas"]["ControlLevel"];
            name: string;
            post?: string | null;
        };
        /** @description Where a number comes from. */
        RiskExplain: {
            clause: string;
            inputs: components["schemas"]["LabelValue"][];
            parameters: components["schemas"]["ParameterUse"][];
            rule: string;
        };
        /** @description The whole form; what is left out is empty, except the plan, which then stays as it is. */
        RiskForm: {
            /** @default  */
            activity: string;
            /** @default  */
            consequence: string;
            /** @default null */
            control_level: components["schemas"]["ControlLevel"] | null;
            /** @default [] */
            controls: components["schemas"]["RiskControl"][];
            /** @default [] */
            duty: components["schemas"]["RiskDuty"][];
            /** @default  */
            event: string;
            /** @default null */
            factor: string | null;
            /**
             * @description Values chosen without controls.
             * @default {}
             */
            inherent: components["schemas"]["RiskChosen"];
            /** @default ls */
            method: components["schemas"]["RiskMethod"];
            /** @default null */
            plan: components["schemas"]["RiskPlan"] | null;
            /**
             * @description Values chosen with the controls that are there.
             * @default {}
             */
            residual: components["schemas"]["RiskChosen"];
            /** @default  */
            source: string;
            /** @default  */
            standard: string;
        };
        /** @description A level with the colour in which it is shown. */
        RiskLevelView: {
            color: components["schemas"]["CodeLabel"];
            label: string;
            /**
             * Format: int64
             * @description 1 major – 4 low.
             */
            level: number;
        };
        /** @description One of the four lists of a major risk. */
        RiskList: {
            /** @description `basics` `duties` `controls` `emergency` */
            code: string;
            label: string;
            lines: components["schemas"]["LabelValue"][];
        };
        /**
         * @description How a risk is assessed.
         * @enum {string}
         */
        RiskMethod: "ls" | "lec" | "direct" | "jha" | "scl";
        /** @description A step of a risk's life. */
        RiskMove: {
            action: string;
            /** @description What changed, for a re-assessment: `process` `equipment` `people` `law` `accident` `hazard` `yearly` `other`. */
            change?: string | null;
            /** @description `risk`; may be left out. */
            flow?: string | null;
            /**
             * Format: uuid
             * @description 包案领导.
             */
            leader?: string | null;
            note?: string | null;
            reason?: string | null;
            /**
             * Format: int64
             * @description Version that the page showed; a newer one refuses the step.
             */
            version?: number | null;
        };
        /** @description The plan. Every field may be missing until it is signed. */
        RiskPlan: {
            /**
             * Format: date
             * @description 时限.
             * @default null
             */
            deadline: string | null;
            /**
             * @description 预案: name of the plan, or what is done at once.
             * @default
             */
            emergency: string;
            /**
             * @description 疏散与警戒 and the like: what the fourth list has beyond the plan's name.
             * @default
             */
            first_steps: string;
            /**
             * @description 资金: where the money comes from.
             * @default
             */
            funds: string;
            /**
             * Format: int64
             * @description 资金, in 分 (1/100 yuan).
             * @default null
             */
            funds_fen: number | null;
            /**
             * @description 措施.
             * @default
             */
            measures: string;
            /**
             * @description 应急电话, on the public page.
             * @default
             */
            phone: string;
            /**
             * @description 责任: who answers for what.
             * @default
             */
            responsibility: string;
            /**
             * @description Remarks on the first list: 周边环境, 影响范围.
             * @default
             */
            surroundings: string;
        };
        /** @description A risk point with its risks. */
        RiskPointView: {
            department: string;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["CodeLabel"];
            level?: components["schemas"]["RiskLevelView"] | null;
            name: string;
            owner: string;
            risks: components["schemas"]["RiskRow"][];
            /** Format: int64 */
            version: number;
        };
        /** @description A risk in a list. */
        RiskRow: {
            activity: string;
            control_level?: components["schemas"]["CodeLabel"] | null;
            /** @description Must be assessed again now. */
            due: boolean;
            event: string;
            /** Format: uuid */
            id: string;
            leader?: components["schemas"]["NamedRef"] | null;
            level?: components["schemas"]["RiskLevelView"] | null;
            needs_review: boolean;
            /** @description Who controls it at that level. */
            person?: string | null;
            point: components["schemas"]["NamedRef"];
            /** Format: date */
            reassess_on?: string | null;
            region: string;
            region_name: string;
            residual?: components["schemas"]["RiskLevelView"] | null;
            /** @description The weekly review of a red risk was missed. */
            review_missed: boolean;
            /** Format: date */
            review_on?: string | null;
            site: components["schemas"]["NamedRef"];
            state: string;
            state_label: string;
            trade: string;
            /**
             * Format: double
             * @description R or D without controls.
             */
            value?: number | null;
            /** Format: int64 */
            version: number;
        };
        /** @description A level with its calculation. */
        RiskScoreView: {
            /** @description What was chosen, as the form sends it. */
            chosen: components["schemas"]["RiskChosen"];
            explain: components["schemas"]["RiskExplain"];
            level: components["schemas"]["RiskLevelView"];
            /** @description The calculation in one sentence. */
            say: string;
            /**
             * Format: double
             * @description R or D; absent where the case alone decides.
             */
            value?: number | null;
        };
        /** @description Who took a step, and when. */
        RiskStamp: {
            /** Format: date-time */
            at: string;
            name: string;
        };
        /** @description Everything that the forms offer for choice. */
        RiskTables: {
            changes: components["schemas"]["CodeLabel"][];
            control_kinds: components["schemas"]["CodeLabel"][];
            control_levels: components["schemas"]["CodeLabel"][];
            /** @description Cases that are major without a score. */
            direct: components["schemas"]["CodeLabel"][];
            /** @description Kinds of accident, GB/T 6441-1986. */
            events: components["schemas"]["CodeLabel"][];
            /** @description Kinds of accident by name, GB 6441-2025. */
            events_2025: string[];
            every: components["schemas"]["CodeLabel"][];
            /** @description First two digits of GB/T 13861 with 人机环管. */
            factors: components["schemas"]["CodeLabel"][];
            levels: components["schemas"]["RiskLevelView"][];
            mappings: components["schemas"]["CodeLabel"][];
            methods: components["schemas"]["CodeLabel"][];
            point_kinds: components["schemas"]["CodeLabel"][];
            tables: components["schemas"]["ScoreTable"][];
        };
        /** @description A risk with everything about it. */
        RiskView: components["schemas"]["RiskRow"] & {
            /** @description What is weak but allowed. */
            advice: string[];
            assessed?: components["schemas"]["RiskStamp"] | null;
            consequence: string;
            /** @description The most lasting first. */
            controls: components["schemas"]["RiskControlView"][];
            duty: components["schemas"]["RiskDuty"][];
            /** @description The asker may change the details now. */
            editable: boolean;
            /** @description 人机环管 of the factor. */
            element?: string | null;
            factor?: components["schemas"]["CodeLabel"] | null;
            inherent?: components["schemas"]["RiskScoreView"] | null;
            /** @description Of a major risk; empty for the others. */
            lists: components["schemas"]["RiskList"][];
            method: string;
            method_label: string;
            offers: components["schemas"]["Offer"][];
            plan: components["schemas"]["RiskPlan"];
            /** @description Which of the five fields the plan lacks. */
            plan_lacks: components["schemas"]["CodeLabel"][];
            published?: components["schemas"]["RiskStamp"] | null;
            reassess_why?: string | null;
            regulator?: components["schemas"]["UnitRef"] | null;
            rest?: components["schemas"]["RiskScoreView"] | null;
            reviewed?: components["schemas"]["RiskStamp"] | null;
            signed?: components["schemas"]["RiskStamp"] | null;
            source: string;
            standard: string;
            unit?: components["schemas"]["UnitRef"] | null;
        };
        RoleName: {
            code: string;
            label: string;
        };
        /** @description One line: what it counts, out of how many, and the light that follows. */
        Rollup: components["schemas"]["LightTally"] & {
            /** @description Closed among those that were due by today, and how many those are. */
            closed_of_due: components["schemas"]["ClosedOfDue"];
            key: string;
            label: string;
            light: components["schemas"]["LightView"];
            /**
             * Format: int64
             * @description Tasks without a date; never counted as on time.
             */
            no_deadline: number;
        };
        /** @description A roster to be added or changed. */
        RosterForm: {
            entries: components["schemas"]["EntryForm"][];
            name?: string;
            phrase: string;
            /** @description Id, code or path; not changed afterwards. */
            region: string;
            source?: string;
            /**
             * Format: int64
             * @description Needed for a change.
             */
            version?: number | null;
        };
        /** @description A roster as sent. */
        RosterView: {
            entries: components["schemas"]["EntryView"][];
            /** Format: uuid */
            id: string;
            name: string;
            phrase: string;
            /** @description Region path. */
            region: string;
            region_name: string;
            source: string;
            /** Format: int64 */
            version: number;
        };
        RouteRight: {
            method: string;
            path: string;
            /** @description What the route lets one do, in words. */
            right: string;
            /** @description In the order of `roles`. */
            roles: boolean[];
        };
        /** @description A decision about a proposal of looser limits. */
        RuleMove: {
            /** @description `approve` `refuse` `withdraw` */
            action: string;
            /** @description `point_rule`; may be left out. */
            flow?: string | null;
            note?: string | null;
            reason?: string | null;
        };
        /** @description A version of the limits, or a proposal. */
        RuleView: {
            asked: components["schemas"]["MarkView"];
            decided?: components["schemas"]["MarkView"] | null;
            /** Format: date-time */
            from?: string | null;
            /** Format: double */
            hi?: number | null;
            /** Format: uuid */
            id: string;
            limits: components["schemas"]["Limits"];
            /** Format: double */
            lo?: number | null;
            /** @description In which respects it is looser. */
            looser: string[];
            /** Format: int64 */
            number: number;
            offers: components["schemas"]["Offer"][];
            reason: string;
            state: components["schemas"]["CodeWord"];
            /** Format: date-time */
            until?: string | null;
        };
        /** @description A filter that somebody saved under a name. */
        SavedView: {
            /** Format: uuid */
            id: string;
            name: string;
            page: string;
            /** @description Query string of the page. */
            query: string;
        };
        /** @description A level, and who must control it. */
        ScoreAnswer: components["schemas"]["RiskScoreView"] & {
            /** @description The lowest that may control it. */
            control_level: components["schemas"]["CodeLabel"];
            /** @description How often its controls are usually checked. */
            every: components["schemas"]["CodeLabel"];
        };
        /** @description What is to be scored. */
        ScoreAsk: components["schemas"]["RiskChosen"] & {
            /** @description Colours of the answer: `four` or `three`. */
            colours?: string | null;
            method: string;
            /** @description Region path for which the cut points are looked up; without it the general ones. */
            region?: string | null;
        };
        /** @description A value that may be chosen. */
        ScoreChoice: {
            say: string;
            /** Format: double */
            value: number;
        };
        /** @description A table of values for one field of the form. */
        ScoreTable: {
            choices: components["schemas"]["ScoreChoice"][];
            /** @description Field of the form: `l` `s` `people` `loss` `stop` `e` `c`. */
            field: string;
            label: string;
            /** @description `ls` or `lec` */
            scale: string;
        };
        /** @description A seat as typed in. */
        SeatForm: {
            chair?: boolean;
            /** @description Title of the post; missing: anybody of the unit. */
            post?: string | null;
            /** Format: uuid */
            unit: string;
        };
        /** @description Somebody of a unit, with the post of the day. */
        SeatPerson: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @description Title of the post that is held on the day. */
            post: string;
        };
        /** @description What is said of one seat. */
        SeatSaid: {
            /** @description `present` `deputy` `leave` `absent` */
            how: string;
            /** Format: uuid */
            person?: string | null;
            /** @description The seat's post, where it has one. */
            post?: string | null;
            reason?: string | null;
            stands_for?: string | null;
            /** Format: uuid */
            unit: string;
        };
        /** @description A seat as sent. */
        SeatView: {
            chair: boolean;
            /** @description Who may sit there today: holders of the post, or the people of the unit. */
            people: components["schemas"]["SeatPerson"][];
            post?: string | null;
            unit: components["schemas"]["UnitRef"];
        };
        /** @description A message on its way out; never what was told. */
        SendRow: {
            /** @description What the other side said last. */
            answer: string;
            /** Format: int64 */
            attempts: number;
            /** Format: date-time */
            done_at?: string | null;
            /** Format: uuid */
            id: string;
            kind: string;
            /** Format: date-time */
            made_at: string;
            /** Format: date-time */
            next_at?: string | null;
            /** @description To whom; none: to the group. */
            person_name?: string | null;
            /** @description `queued` `failed` `sent` `parked` `dropped` */
            state: components["schemas"]["ChannelWord"];
            urgent: boolean;
        };
        /** @description A doubt as pages show it; the curve is asked of the point, from `from_at` to `to_at`. */
        SensorDoubt: {
            closed?: components["schemas"]["DoubtMark"] | null;
            critical: boolean;
            /** Format: int64 */
            days: number;
            explained?: components["schemas"]["DoubtMark"] | null;
            figures: components["schemas"]["DoubtFigure"][];
            /** Format: date-time */
            found_at: string;
            /** Format: date-time */
            from_at: string;
            /** Format: uuid */
            id: string;
            kind: string;
            kind_label: string;
            /** Format: int64 */
            level: number;
            level_label: string;
            offers: components["schemas"]["Offer"][];
            /** @description Nobody was there in time. */
            overdue: boolean;
            /** Format: uuid */
            point: string;
            point_code: string;
            point_name: string;
            rule: string;
            rule_label: string;
            /**
             * Format: double
             * @description 0 to 1.
             */
            score: number;
            /** Format: uuid */
            site: string;
            site_name: string;
            state: string;
            state_label: string;
            steps: components["schemas"]["DoubtPush"][];
            /** Format: date-time */
            to_at: string;
            told: string;
            verified?: components["schemas"]["DoubtMark"] | null;
            /** Format: date-time */
            verify_due: string;
            /** Format: int64 */
            version: number;
        };
        /** @description One open session. */
        SessionView: {
            /** Format: date-time */
            created: string;
            /** @description The one that asks. */
            current: boolean;
            /** Format: date-time */
            expires: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            seen: string;
            user_agent: string;
        };
        /** @description What a person sets. */
        SettingsForm: {
            /** @description Empty: no e-mail. */
            email?: string;
            /**
             * Format: int32
             * @description Hours 0–23; equal: no quiet time.
             */
            quiet_from: number;
            /** Format: int32 */
            quiet_to: number;
            rest_days: boolean;
            together: boolean;
            /** Format: int64 */
            version: number;
            /** @description `all` `urgent` `none` */
            wish: string;
        };
        /** @description What a person wants. */
        SettingsView: {
            email: string;
            /** @description Somebody keeps a mail channel that reaches this person; without one no e-mail is sent, whatever is set. */
            mail: boolean;
            /** Format: int32 */
            quiet_from: number;
            /** Format: int32 */
            quiet_to: number;
            rest_days: boolean;
            together: boolean;
            /**
             * Format: int64
             * @description Minutes for which a message that is not urgent waits for others.
             */
            together_minutes: number;
            /** Format: int64 */
            version: number;
            /** @description `all` `urgent` `none` */
            wish: string;
        };
        SettleAllBody: {
            choice: string;
            kind: string;
        };
        /** @description How a person settles a sign. */
        SettleAsk: {
            reason: string;
            verdict: components["schemas"]["Verdict"];
        };
        SettledView: {
            /** Format: date-time */
            at?: string | null;
            by: string;
            choice: string;
            /** @description Nobody decided: the first choice holds until somebody says otherwise. */
            default: boolean;
            label: string;
        };
        /** @description A colour that it had. */
        ShadeView: {
            colour: components["schemas"]["CodeWord"];
            mark: components["schemas"]["MarkView"];
        };
        /** @description A wish to shelve a point. */
        ShelvingForm: {
            /**
             * Format: int64
             * @default 0
             */
            minutes: number;
            /** @default  */
            reason: string;
            /**
             * @description 替代措施: portable detector, patrols and how often.
             * @default
             */
            substitute: string;
        };
        /** @description A step of a shelving. */
        ShelvingMove: {
            /** @description `approve` `refuse` `withdraw` `lift` */
            action: string;
            /** @description `shelving`; may be left out. */
            flow?: string | null;
            reason?: string | null;
            /** Format: int64 */
            version?: number | null;
        };
        /** @description A shelving in a list. */
        ShelvingRow: {
            approved?: components["schemas"]["MarkView"] | null;
            asked: components["schemas"]["MarkView"];
            colour: string;
            ended?: components["schemas"]["MarkView"] | null;
            /** Format: date-time */
            from?: string | null;
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            minutes: number;
            offers: components["schemas"]["Offer"][];
            /** Format: uuid */
            point: string;
            point_code: string;
            point_name: string;
            /** @description `critical` `high` `medium` `low` */
            priority: components["schemas"]["CodeWord"];
            reason: string;
            region_path: string;
            /** Format: uuid */
            site: string;
            site_name: string;
            state: components["schemas"]["CodeWord"];
            /** @description 替代措施 */
            substitute: string;
            /** Format: date-time */
            until?: string | null;
            /** Format: int64 */
            version: number;
        };
        /** @description One shelving with its past. */
        ShelvingView: components["schemas"]["ShelvingRow"] & {
            past: components["schemas"]["PastEntry"][];
        };
        /** @description A stretch in which nobody is on duty. */
        ShiftGap: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
        };
        /** @description One shift as asked for. */
        ShiftLine: {
            /** Format: date-time */
            from: string;
            /** Format: uuid */
            person: string;
            /** Format: date-time */
            to: string;
        };
        /** @description A move of the flow. */
        ShiftMove: {
            /**
             * @description `hand_over` `void`
             * @default
             */
            action: string;
            /**
             * @description 交接班记录: what stands open, what is to be watched.
             * @default null
             */
            note: string | null;
            /** @default null */
            reason: string | null;
            /**
             * Format: int64
             * @default null
             */
            version: number | null;
        };
        /** @description Somebody who can be planned. */
        ShiftPerson: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** @description A unit's plan. */
        ShiftPlan: {
            /** Format: date-time */
            from: string;
            gaps: components["schemas"]["ShiftGap"][];
            last_note?: components["schemas"]["MarkView"] | null;
            /**
             * Format: double
             * @description Hours of the longest shift.
             */
            longest_hours: number;
            may_plan: boolean;
            /** @description Whom the asker may plan; empty where he may not. */
            people: components["schemas"]["ShiftPerson"][];
            shifts: components["schemas"]["ShiftRow"][];
            /** Format: date-time */
            to: string;
            unit: components["schemas"]["UnitRef"];
        };
        /** @description One shift. */
        ShiftRow: {
            /** Format: date-time */
            from: string;
            handed?: components["schemas"]["MarkView"] | null;
            /** Format: uuid */
            id: string;
            /** @description On duty at this moment. */
            now: boolean;
            offers: components["schemas"]["Offer"][];
            /** Format: uuid */
            person: string;
            person_name: string;
            state: components["schemas"]["CodeWord"];
            /** Format: date-time */
            to: string;
            /** Format: int64 */
            version: number;
            void?: components["schemas"]["MarkView"] | null;
        };
        /** @description Name and password. */
        SignIn: {
            login: string;
            password: string;
        };
        /** @description Hours in which points alarmed nobody. */
        SilencedHours: {
            /** Format: double */
            hours: number;
            kind: components["schemas"]["Coded"];
            /** Format: int64 */
            points: number;
        };
        /** @description Hours of one kind of silence. */
        SilenceHours: {
            /** Format: double */
            hours: number;
            kind: components["schemas"]["CodeWord"];
        };
        /** @description A point that was silent. */
        SilenceRow: {
            by_kind: components["schemas"]["SilenceHours"][];
            point: components["schemas"]["PointRow"];
            stretches: number;
        };
        /** @description Silence of the last thirty days within the asker's scope, the longest first. */
        SilenceView: {
            /** @description More points were silent than looked at. */
            cut: boolean;
            /**
             * Format: double
             * @description Hours of all of them; stretches of one point that overlap count once.
             */
            hours: number;
            items: components["schemas"]["SilenceRow"][];
            /** @description Are silent just now. */
            now: number;
            orange: number;
            /** @description Points that were silent. */
            points: number;
            red: number;
            /** @description Points of the colour asked for; all of them if none was. */
            total: number;
        };
        /** @description One line of a site's history. */
        SiteChange: {
            action: string;
            /** Format: date-time */
            at: string;
            by: string;
            fields: components["schemas"]["SiteFieldChange"][];
            from?: string | null;
            /** Format: uuid */
            id: string;
            label: string;
            note?: string | null;
            /** @description What was entered for a part. */
            part: components["schemas"]["LabelValue"][];
            sealed: boolean;
            to?: string | null;
            unit?: components["schemas"]["UnitRef"] | null;
        };
        /** @description A field that changed. */
        SiteFieldChange: {
            after?: string | null;
            before?: string | null;
            label: string;
        };
        /** @description A site to be added or changed. Text that is empty clears a field, a field that is missing keeps it. */
        SiteForm: {
            /** @default null */
            address: string | null;
            /**
             * @description A second place of an enterprise that has its main one.
             * @default false
             */
            another: boolean;
            /**
             * Format: double
             * @default null
             */
            assets_wan: number | null;
            /**
             * Format: uuid
             * @description An enterprise that is registered; otherwise `uscc` and `enterprise_name` find or make it.
             * @default null
             */
            enterprise: string | null;
            /** @default null */
            enterprise_name: string | null;
            /**
             * @description GB/T 4754-2017.
             * @default null
             */
            industry: string | null;
            /**
             * Format: double
             * @default null
             */
            lat: number | null;
            /**
             * Format: double
             * @description CGCS2000, degrees.
             * @default null
             */
            lng: number | null;
            /**
             * @description Name of the place; the enterprise's name if left out.
             * @default null
             */
            name: string | null;
            /**
             * @description `outside` `a` `b` `c` `d`
             * @default null
             */
            park: string | null;
            /** @default null */
            phone: string | null;
            /** @default null */
            principal: string | null;
            /**
             * @description Id, code or path of the region, down to the village where known.
             * @default null
             */
            region: string | null;
            /**
             * Format: uuid
             * @default null
             */
            regulator: string | null;
            /**
             * Format: double
             * @default null
             */
            revenue_wan: number | null;
            /**
             * @description `large` `medium` `small` `micro`: only to depart from the rule, with `scale_reason`.
             * @default null
             */
            scale: string | null;
            /** @default null */
            scale_reason: string | null;
            /**
             * Format: int64
             * @default null
             */
            staff: number | null;
            staffing?: Record<string, never> | null;
            /**
             * Format: int64
             * @description 0 to 3.
             * @default null
             */
            standard_level: number | null;
            /**
             * @description Only for a new site: `operating` (default), `building`, `stopped`.
             * @default null
             */
            state: string | null;
            /** @default null */
            tags: string[] | null;
            /**
             * Format: uuid
             * @default null
             */
            township: string | null;
            /** @default null */
            trade: string | null;
            /** @default null */
            uscc: string | null;
            /**
             * Format: int64
             * @description Needed for a change.
             * @default null
             */
            version: number | null;
        };
        /** @description An import: how far it is, and what is wrong. */
        SiteImport: {
            counts: components["schemas"]["SiteImportCounts"];
            /**
             * Format: int64
             * @description Rows read or written.
             */
            done: number;
            /** @description Why it was not completed. */
            failed?: string | null;
            /** @description All faults, also those that are not in the list. */
            fault_count: number;
            faults: components["schemas"]["SiteImportFault"][];
            file_name: string;
            /** Format: uuid */
            id: string;
            notes: string[];
            /** Format: int64 */
            read_ms: number;
            /** @description `reading` `checked` `applying` `applied` `failed` */
            state: components["schemas"]["Coded"];
            /**
             * Format: int64
             * @description Rows in the file; while it is read, as the file says.
             */
            total: number;
            /** Format: int64 */
            write_ms: number;
        };
        /** @description Whether to leave out the rows that are wrong. */
        SiteImportApply: {
            only_good?: boolean;
        };
        /** @description Rows by what happens to them. */
        SiteImportCounts: {
            change: number;
            error: number;
            new: number;
            same: number;
        };
        /** @description A cell that is wrong. */
        SiteImportFault: {
            /** @description `B7`; the row alone where the file lacks the column. */
            cell: string;
            column: string;
            /** Format: int32 */
            row: number;
            say: string;
            sheet: string;
            /** @description What stands there. */
            text: string;
        };
        /** @description The risks of a site. */
        SiteRisks: {
            /** @description How many risks of level 1, 2, 3, 4, and not rated. */
            counts: number[];
            level?: components["schemas"]["RiskLevelView"] | null;
            /**
             * Format: uuid
             * @description The risk that decides it.
             */
            level_of?: string | null;
            /** @description The asker may add points and risks. */
            may_write: boolean;
            name: string;
            points: components["schemas"]["RiskPointView"][];
            /** Format: uuid */
            site: string;
        };
        /** @description A site in a list. */
        SiteRow: {
            address: string;
            colour?: components["schemas"]["Coded"] | null;
            /** Format: uuid */
            enterprise: string;
            /**
             * Format: date
             * @description Last own report or self-check; absent: none since it is watched.
             */
            heard_on?: string | null;
            high_risk: boolean;
            /** Format: uuid */
            id: string;
            industry: components["schemas"]["Coded"];
            /** Format: double */
            lat?: number | null;
            letter?: string | null;
            /** Format: date */
            licence_due?: string | null;
            /** Format: double */
            lng?: number | null;
            main: boolean;
            name: string;
            /** Format: date */
            next_check_on?: string | null;
            /** @description Region path. */
            region: string;
            region_name: string;
            regulator?: components["schemas"]["UnitRef"] | null;
            scale?: components["schemas"]["Coded"] | null;
            /** Format: double */
            score?: number | null;
            /**
             * Format: date
             * @description 长期零上报: found silent on this day.
             */
            silent_on?: string | null;
            state: components["schemas"]["Coded"];
            township?: components["schemas"]["UnitRef"] | null;
            trade: components["schemas"]["Coded"];
            uscc?: string | null;
            /** Format: int64 */
            version: number;
        };
        /** @description A site with everything about it. */
        SiteView: components["schemas"]["SiteRow"] & {
            /** @description Names that the enterprise had before. */
            aliases: string[];
            /** Format: double */
            assets_wan?: number | null;
            enterprise_name: string;
            events: components["schemas"]["LifeView"][];
            grade?: components["schemas"]["GradeView"] | null;
            high_risk_why: components["schemas"]["WhyView"][];
            may_grade: boolean;
            may_write: boolean;
            /** @description What is still to be filled in, in Chinese. */
            missing: string[];
            offers: components["schemas"]["Offer"][];
            /** @description Other places of the same enterprise. */
            others: components["schemas"]["LabelValue"][];
            park?: components["schemas"]["Coded"] | null;
            parts: components["schemas"]["Parts"];
            phone?: string | null;
            principal?: string | null;
            /** Format: double */
            revenue_wan?: number | null;
            scale_explain: components["schemas"]["Explained"];
            scale_reason?: string | null;
            self_check?: components["schemas"]["CheckView"] | null;
            siting?: components["schemas"]["SitingView"] | null;
            /** Format: int64 */
            staff?: number | null;
            staffing: Record<string, never>;
            staffing_check: components["schemas"]["StaffView"][];
            /** Format: int64 */
            standard_level: number;
            tags: components["schemas"]["Coded"][];
            unit?: components["schemas"]["UnitRef"] | null;
        };
        /** @description Whether a chemical firm stands where it may. */
        SitingView: {
            clause: string;
            code: string;
            say: string;
        };
        SplitBody: {
            /**
             * Format: int32
             * @description UTF-16 offset in the document's text.
             */
            at: number;
            /** Format: uuid */
            measure: string;
        };
        /** @description A duty to have safety staff, with what is there. */
        StaffView: {
            clause: string;
            have: string;
            need: string;
            /** @description `None`: cannot be judged yet. */
            ok?: boolean | null;
            rule: string;
            statutory: boolean;
        };
        /** @description Who and when. */
        StampView: {
            /** Format: date-time */
            at: string;
            by: components["schemas"]["Person"];
        };
        /** @description An alarm that has stood for more than a day. */
        StandingAlarm: {
            /** Format: double */
            hours: number;
            /** Format: uuid */
            id: string;
            limit: string;
            point_name: string;
            /** Format: date-time */
            raised_at: string;
            site_name: string;
        };
        /**
         * @description What applying a row would do.
         * @enum {string}
         */
        State: "new" | "change" | "same" | "error";
        /** @description A state of one of the four flows. */
        StateView: {
            code: string;
            label: string;
        };
        /** @description Stock and flow of a period. What was void or merged counts nowhere. */
        StockFlow: {
            /**
             * Format: int64
             * @description Open when it began.
             */
            begin: number;
            /** Format: int64 */
            closed: number;
            /**
             * Format: int64
             * @description Open when it ended, or now.
             */
            end: number;
            /** Format: int64 */
            found: number;
            /**
             * Format: double
             * @description 整改率: closed ÷ (begin + found), 0–1; absent where there was nothing.
             */
            rate?: number | null;
        };
        /** @description An order to stop. */
        StopOrderView: {
            /** Format: date */
            asked_on?: string | null;
            /** Format: date */
            decide_by?: string | null;
            /** Format: uuid */
            id: string;
            lifted?: components["schemas"]["StampView"] | null;
            number: string;
            ordered_by: components["schemas"]["Person"];
            /** Format: date */
            ordered_on: string;
            scope: string;
            state: components["schemas"]["Coded"];
        };
        /** @description What a step is about. */
        SubjectRef: {
            /** @description `task` `hazard` `duty` `accident` `alarm` `doubt` `tour_visit` */
            concept: string;
            /** Format: uuid */
            id: string;
            /** @description The concept in Chinese. */
            label: string;
            /** @description Path of its page, where it has one of its own. */
            link?: string | null;
            number: string;
            title: string;
        };
        /** @description One chemical, largest quantity by design in tonnes. */
        SubstanceAsk: {
            cas?: string | null;
            /** @description Class of Table 2, for what Table 1 does not name. */
            class?: string | null;
            name: string;
            /** Format: double */
            quantity_t: number;
        };
        /** @description Who did something when, in what words. */
        SuperviseMark: {
            /** Format: date-time */
            at: string;
            name: string;
            note?: string | null;
        };
        /** @description A move of one of the two flows: `supervise` `term`. */
        SuperviseMove: {
            /** @default  */
            action: string;
            /**
             * Format: date
             * @description New day asked for.
             * @default null
             */
            due: string | null;
            /** @default [] */
            files: string[];
            /** @default  */
            flow: string;
            /**
             * Format: date
             * @description Day on which the talk was held.
             * @default null
             */
            held_on: string | null;
            /**
             * Format: uuid
             * @description 书记督办: the leader in charge.
             * @default null
             */
            leader: string | null;
            /**
             * @description 约谈: when, in words, as the notice says it.
             * @default null
             */
            meet_at: string | null;
            /** @default null */
            note: string | null;
            /**
             * @description 约谈: where.
             * @default null
             */
            place: string | null;
            /**
             * Format: date
             * @description 承诺完成日
             * @default null
             */
            promise: string | null;
            /** @default null */
            reason: string | null;
            /**
             * @description The unit's answer.
             * @default null
             */
            reply: string | null;
            /**
             * @description On signing: the words as they go out, where they were put better.
             * @default null
             */
            text: string | null;
            /**
             * Format: int64
             * @description Version that the page showed.
             * @default null
             */
            version: number | null;
        };
        /** @description One line of the past. */
        SupervisePast: {
            /** Format: date-time */
            at: string;
            label: string;
            name: string;
            note?: string | null;
            /** @description The event is in a sealed batch of the ledger. */
            sealed: boolean;
        };
        /** @description One rule as the page of rules shows it. */
        SuperviseRuleView: {
            /** @description Step that must have run out before. */
            after?: string | null;
            code: string;
            /** Format: date */
            effective_from: string;
            /** @description `V` checked against the original, `M` unchecked, `P` our proposal. */
            mark: string;
            signer: string;
            source: string;
            step: string;
            step_label: string;
            /** @description `task` `hazard` `duty` `accident` `alarm` `doubt` */
            subject: string;
            subject_label: string;
            /** @description May the asker switch it. */
            switchable: boolean;
            /** Format: date-time */
            switched_at?: string | null;
            switched_by?: string | null;
            text: string;
            title: string;
            /** @description In use over the matters of the asker's region. */
            used: boolean;
            /** @description Condition in words. */
            when: string;
        };
        /** @description A step with everything about it. */
        SupervisionPage: {
            asked: components["schemas"]["AskedView"][];
            ended?: components["schemas"]["SuperviseMark"] | null;
            it: components["schemas"]["SupervisionRow"];
            /** @description Other steps on the same subject, the oldest first. */
            ladder: components["schemas"]["SupervisionRung"][];
            leaders: components["schemas"]["LeaderChoice"][];
            matter?: components["schemas"]["MatterView"] | null;
            offers: components["schemas"]["Offer"][];
            opened: components["schemas"]["SuperviseMark"];
            /**
             * Format: uuid
             * @description The paper that went out with it.
             */
            paper?: string | null;
            paper_number?: string | null;
            past: components["schemas"]["SupervisePast"][];
            replies: components["schemas"]["ReplyView"][];
            /** Format: date */
            rests_until?: string | null;
            /** @description A weekly review is late. */
            review_late: boolean;
            /** @description May the asker write a weekly review. */
            reviewing: boolean;
            reviews: components["schemas"]["SuperviseMark"][];
            /** @description Rule that made it, in words; `None`: a person did. */
            rule?: string | null;
            rule_source?: string | null;
            signed?: components["schemas"]["SuperviseMark"] | null;
            /** @description Who signs this kind of step. */
            signer: string;
            talk?: components["schemas"]["TalkView"] | null;
            text: string;
        };
        /** @description A step in a list. */
        SupervisionRow: {
            /** Format: uuid */
            id: string;
            /**
             * Format: int64
             * @description Days past the last day for the answer; 0 when it is not past or none is awaited.
             */
            late_days: number;
            leader?: string | null;
            number: string;
            /** Format: date-time */
            opened_at: string;
            organ: components["schemas"]["UnitRef"];
            /**
             * Format: date-time
             * @description When the newest answer came.
             */
            replied_at?: string | null;
            /** Format: date */
            reply_due?: string | null;
            state: string;
            state_label: string;
            /** @description `remind` `urge` `supervise_letter` `interview` `circular` `accountability` `secretary` `assignment` */
            step: string;
            step_label: string;
            subject?: components["schemas"]["SubjectRef"] | null;
            title: string;
            unit: components["schemas"]["UnitRef"];
            /** Format: int64 */
            version: number;
        };
        /** @description Another step on the same subject. */
        SupervisionRung: {
            /** Format: uuid */
            id: string;
            number: string;
            /** @description The asker may open it. */
            open: boolean;
            /** Format: date-time */
            opened_at: string;
            state: string;
            state_label: string;
            step: string;
            step_label: string;
        };
        /** @description Figures as they became known. */
        SupplementView: {
            after_window: boolean;
            /** Format: int64 */
            dead: number;
            /** Format: int64 */
            injured: number;
            /** Format: double */
            loss: number;
            mark: components["schemas"]["AccidentMark"];
            /** Format: int64 */
            missing: number;
        };
        /** @description Put a rule in use, or out of it. */
        SwitchAsk: {
            used: boolean;
        };
        /** @description A talk as it was held. */
        TalkView: {
            by: string;
            note: string;
            /** Format: date */
            on: string;
        };
        /** @description One line of the rhythm over one period. */
        TallyView: {
            /** @description Proved by meetings; otherwise entered here. */
            by_meeting: boolean;
            code: string;
            /** @description Number of the duty in the handbook, if any. */
            duty: string;
            /** Format: date */
            from: string;
            /** Format: int64 */
            have: number;
            /** @description `meeting` `study` `analysis` `inspection` `report` */
            item: string;
            /** @description Colour code. */
            light: string;
            /** @description V, M, P, S1 or S2. */
            mark: string;
            missing: string;
            /** Format: int64 */
            need: number;
            /** @description 每季度 */
            period: string;
            proofs: components["schemas"]["ProofView"][];
            source: string;
            title: string;
            /** Format: date */
            to: string;
        };
        /** @description A quantity to be reached. */
        TargetView: {
            op: string;
            quote: string;
            unit: string;
            /** Format: double */
            value: number;
        };
        /** @description A file on a task. */
        TaskFile: {
            by: components["schemas"]["PersonName"];
            /** Format: date */
            dated?: string | null;
            /** Format: uuid */
            id: string;
            kind: string;
            kind_label: string;
            /** Format: double */
            lat?: number | null;
            /** Format: double */
            lng?: number | null;
            media: string;
            name: string;
            sha: string;
            /** Format: int64 */
            size: number;
            /** Format: date-time */
            taken_at?: string | null;
            /** Format: date-time */
            uploaded_at: string;
        };
        /** @description A step of one of a task's flows: `work` `extension` `dispute` `pause`. */
        TaskMove: {
            action: string;
            /** Format: date */
            due?: string | null;
            evidence?: components["schemas"]["Brought"][];
            /** @description Files without a kind. */
            files?: string[];
            flow: string;
            note?: string | null;
            /**
             * Format: int64
             * @description 0–100
             */
            progress?: number | null;
            reason?: string | null;
            /** Format: uuid */
            unit?: string | null;
            /**
             * Format: int64
             * @description Version that the page showed; a newer one refuses the step.
             */
            version?: number | null;
        };
        /** @description What ordered a task that comes from no document: what a tour or joint inspection found. */
        TaskOrigin: {
            /** @description `tour_visit` */
            concept: string;
            /** @description Page of the visit; absent where the asker may not open it. */
            link?: string | null;
            /** @description The programme's title. */
            of: string;
            /** Format: date */
            on?: string | null;
            /** @description Each going there again, in words. */
            rechecks: string[];
            /** @description How the finding stands. */
            state_label: string;
            /** @description 巡查云溪县委县政府 发现的问题 */
            title: string;
        };
        /** @description A task, named. */
        TaskRef: {
            /** Format: uuid */
            id: string;
            number: string;
            /** Format: uuid */
            policy: string;
            policy_title: string;
            title: string;
        };
        /** @description A task in a list. */
        TaskRow: {
            /** Format: date */
            due?: string | null;
            /** Format: uuid */
            id: string;
            key: boolean;
            late: boolean;
            light: components["schemas"]["LightDot"];
            measure: components["schemas"]["MeasureRef"];
            next_occurrence?: components["schemas"]["NextOccurrence"] | null;
            number: string;
            paused: boolean;
            policy: components["schemas"]["PolicyRef"];
            /**
             * Format: int64
             * @description 0–100
             */
            progress: number;
            /** @description Region path. */
            region: string;
            region_name: string;
            /** @description `lead` `joint_lead` `responsible` `assist` `territorial` */
            role: string;
            role_label: string;
            standing: boolean;
            /** Format: date */
            start: string;
            /** @description State of the work; the label says when the task is paused. */
            state: string;
            state_label: string;
            title: string;
            unit: components["schemas"]["UnitRef"];
            /** Format: int64 */
            version: number;
        };
        /** @description The words of the document that this task comes from. */
        TaskSource: {
            doc_number?: string | null;
            /** @description Name of the file that was uploaded. */
            file?: string | null;
            label?: string | null;
            origin?: components["schemas"]["TaskOrigin"] | null;
            /** Format: int64 */
            page?: number | null;
            /** @description Headings above it. */
            path: string[];
            policy?: components["schemas"]["PolicyRef"] | null;
            quote: string;
            /** @description UTF-16 offsets into the document's text. */
            span?: number[] | null;
        };
        /** @description Where each of the four flows stands. */
        TaskStates: {
            dispute: components["schemas"]["StateView"];
            extension: components["schemas"]["StateView"];
            pause: components["schemas"]["StateView"];
            work: components["schemas"]["StateView"];
        };
        /** @description A task with everything about it. The light here is the full one. */
        TaskView: {
            /** Format: date */
            accept_by: string;
            comments: components["schemas"]["CommentView"][];
            /** Format: date */
            due?: string | null;
            due_rule?: string | null;
            evidence_needed: components["schemas"]["EvidenceNeed"][];
            extensions: components["schemas"]["ExtensionView"][];
            files: components["schemas"]["TaskFile"][];
            /** Format: uuid */
            id: string;
            key: boolean;
            late: boolean;
            light: components["schemas"]["LightView"];
            measure: components["schemas"]["MeasureRef"];
            milestones: components["schemas"]["MilestoneView"][];
            number: string;
            occurrences: components["schemas"]["OccurrenceRow"][];
            offers: components["schemas"]["Offer"][];
            /** Format: int64 */
            overdue_days: number;
            parties: components["schemas"]["Parties"];
            paused: boolean;
            policy: components["schemas"]["PolicyRef"];
            /** Format: int64 */
            progress: number;
            progress_log: components["schemas"]["ProgressEntry"][];
            provenance: components["schemas"]["TaskSource"];
            region: string;
            region_name: string;
            role: string;
            role_label: string;
            siblings: components["schemas"]["TaskRow"][];
            standing: boolean;
            /** Format: date */
            start: string;
            state: string;
            state_label: string;
            states: components["schemas"]["TaskStates"];
            targets: components["schemas"]["TargetView"][];
            text: string;
            title: string;
            unit: components["schemas"]["UnitRef"];
            /** Format: int64 */
            version: number;
        };
        /** @description A template. */
        TemplateView: {
            code: string;
            critical: boolean;
            /** Format: double */
            hi?: number | null;
            kind: components["schemas"]["CodeWord"];
            label: string;
            limits: components["schemas"]["Limits"];
            /** Format: double */
            lo?: number | null;
            /** Format: int32 */
            report_s: number;
            /** Format: double */
            resolution: number;
            /** Format: int32 */
            sample_s: number;
            source: string;
            unit: string;
        };
        /** @description One term of the grade. */
        TermView: {
            label: string;
            /**
             * Format: double
             * @description value × weight.
             */
            points: number;
            say: string;
            /**
             * Format: double
             * @description 0 to 100.
             */
            value: number;
            /** Format: double */
            weight: number;
        };
        /** @description What came of a test message. */
        TestView: {
            say: string;
            /**
             * Format: int32
             * @description HTTP status; absent when nobody answered.
             */
            status?: number | null;
            /** @description The other side took it. */
            taken: boolean;
        };
        /** @description A part of a stretch of which only the figures of each hour are left. */
        Thinned: {
            /** Format: int64 */
            count: number;
            /** @description Hours, and the readings that were in them. */
            hours: number;
            /** @description In a sentence. */
            say: string;
            /**
             * Format: int64
             * @description End of the last such hour, UTC milliseconds.
             */
            until_ms: number;
        };
        /** @description One line of a timeline. */
        TimelineEntry: {
            action: string;
            /** Format: date-time */
            at: string;
            /** @description Absent id: the clock. */
            by: components["schemas"]["PersonName"];
            fields: components["schemas"]["FieldChange"][];
            /** @description State before and after, in Chinese. */
            from?: string | null;
            /** Format: uuid */
            id: string;
            label: string;
            note?: string | null;
            /** @description The event is in a sealed batch of the ledger. */
            sealed: boolean;
            to?: string | null;
            unit?: components["schemas"]["UnitRef"] | null;
        };
        /** @description A token that is shown once. */
        Token: {
            code: string;
            /** Format: uuid */
            id: string;
            token: string;
        };
        /** @description What became of a notice with one person. */
        Told: {
            /** Format: date-time */
            at: string;
            kind: string;
            name: string;
            /** Format: uuid */
            person: string;
            /** Format: date-time */
            read_at?: string | null;
            /** @description A receipt was asked for. */
            receipt: boolean;
            /** Format: date-time */
            receipt_at?: string | null;
            title: string;
            /** Format: uuid */
            unit: string;
            unit_name: string;
            /** @description Each way out with what became of it: “电子邮件：已送达”. */
            ways: string[];
        };
        /** @description One of the two reports. */
        ToldView: {
            /** Format: date-time */
            at: string;
            by: components["schemas"]["Person"];
            /** Format: uuid */
            file: string;
            late: boolean;
        };
        /** @description A unit that may be visited or join, with what it is. */
        TourCandidate: {
            /** @description Belongs to the four of 4+N by what it is. */
            core: boolean;
            kind: string;
            kind_label: string;
            /** @description One of the organ's own region, not below. */
            own: boolean;
            /** @description A tour covers it. */
            toured: boolean;
            unit: components["schemas"]["UnitRef"];
        };
        /** @description A day of the log. */
        TourEntry: {
            /** Format: date-time */
            at: string;
            /** Format: date */
            day: string;
            found: string;
            /** @description Written after the day itself. */
            late: boolean;
            name: string;
            text: string;
        };
        /** @description What one method brought. */
        TourEvidence: {
            /** Format: date-time */
            at: string;
            files: string[];
            method: string;
            method_label: string;
            name: string;
            text: string;
        };
        /** @description What was found, and what became of it. */
        TourFinding: {
            closed: boolean;
            /** Format: date */
            due: string;
            /** @description `assignment` `task` */
            hand: string;
            hand_label: string;
            /** Format: uuid */
            id: string;
            late: boolean;
            /** @description May be made a task now. */
            may_issue: boolean;
            rechecks: components["schemas"]["TourRecheck"][];
            state: string;
            state_label: string;
            /**
             * Format: uuid
             * @description The assignment by which it was handed over, where the asker may see it.
             */
            supervise?: string | null;
            supervise_state?: string | null;
            task?: components["schemas"]["TourTask"] | null;
            text: string;
            title: string;
            unit?: components["schemas"]["UnitRef"] | null;
        };
        /** @description Who did what when. */
        TourMark: {
            /** Format: date-time */
            at: string;
            label: string;
            name: string;
            note?: string | null;
        };
        /** @description A move of one of the flows. */
        TourMove: {
            /** @default  */
            action: string;
            /** @default null */
            note: string | null;
            /** @default null */
            reason: string | null;
            /**
             * Format: int64
             * @default null
             */
            version: number | null;
        };
        /** @description How far a programme is, with the reckoning. */
        TourPace: {
            covered: number;
            /** Format: int64 */
            days_left: number;
            left: number;
            /** @description `done` `in_time` `early` `too_slow` `missed` */
            outlook: string;
            say: string;
            /** @description The rest cannot be reached at this pace, or the time is over. */
            warns: boolean;
        };
        /** @description A programme with its coverage. */
        TourPage: {
            core: components["schemas"]["UnitRef"][];
            it: components["schemas"]["TourRow"];
            marks: components["schemas"]["TourMark"][];
            may_plan: boolean;
            offers: components["schemas"]["Offer"][];
            /** Format: int64 */
            open_findings: number;
            opened: components["schemas"]["TourMark"];
            places: components["schemas"]["TourPlace"][];
            /** @description Tasks out of its findings, by the colour that they show. */
            tasks: components["schemas"]["TourTasks"][];
            topics: string;
            visits: components["schemas"]["TourVisitRow"][];
        };
        /** @description A unit of the set, as it stands. */
        TourPlace: {
            members: components["schemas"]["UnitRef"][];
            /**
             * Format: date
             * @description Covered on, or planned for.
             */
            on?: string | null;
            /** @description `covered` `begun` `planned` `left` */
            stands: string;
            stands_label: string;
            unit?: components["schemas"]["UnitRef"] | null;
            /**
             * Format: uuid
             * @description The visit by which it stands so.
             */
            visit?: string | null;
        };
        /** @description Going there again. */
        TourRecheck: {
            name: string;
            note: string;
            /** Format: date */
            on: string;
            passed: boolean;
        };
        /** @description A programme in a list. */
        TourRow: {
            /** Format: date */
            from: string;
            /** Format: uuid */
            id: string;
            number: string;
            organ?: components["schemas"]["UnitRef"] | null;
            pace?: components["schemas"]["TourPace"] | null;
            /** @description `tour` `joint` */
            sort: string;
            sort_label: string;
            state: string;
            state_label: string;
            title: string;
            /** Format: date */
            to: string;
            total: number;
            /** Format: int64 */
            version: number;
        };
        /** @description A station with its log. */
        TourStationPage: {
            entries: components["schemas"]["TourEntry"][];
            it: components["schemas"]["TourStationRow"];
            may_write: boolean;
            missing_days: string[];
            /** @description Today is not written yet and may be. */
            today_open: boolean;
        };
        /** @description A station in a list. */
        TourStationRow: {
            /** Format: date */
            from: string;
            /** Format: uuid */
            id: string;
            late: number;
            /** @description Working days without an entry. */
            missing: number;
            number: string;
            people: string;
            /** @description Today lies in its time. */
            running: boolean;
            target?: components["schemas"]["UnitRef"] | null;
            title: string;
            /** Format: date */
            to: string;
            written: number;
        };
        /** @description A unit to visit, with the members chosen for it. */
        TourTargetForm: {
            /** @description The N of 4+N. */
            members?: string[];
            /** Format: uuid */
            unit: string;
        };
        /** @description The task that a finding became. Its state is shown to whoever sees the visit; it opens for those who see it. */
        TourTask: {
            /** Format: date */
            due?: string | null;
            /** Format: uuid */
            id: string;
            light: components["schemas"]["LightDot"];
            number: string;
            /** @description May be opened. */
            open: boolean;
            /** Format: int64 */
            progress: number;
            state: string;
            state_label: string;
            unit?: components["schemas"]["UnitRef"] | null;
        };
        /** @description Tasks of a programme that show one colour. */
        TourTasks: {
            color: string;
            /** Format: int64 */
            count: number;
            label: string;
        };
        /** @description A visit with everything about it. */
        TourVisitPage: {
            evidence: components["schemas"]["TourEvidence"][];
            findings: components["schemas"]["TourFinding"][];
            it: components["schemas"]["TourVisitRow"];
            marks: components["schemas"]["TourMark"][];
            /** @description May bring evidence and note findings. */
            may_add: boolean;
            may_recheck: boolean;
            /** @description Methods by which nothing was brought yet. */
            missing: components["schemas"]["TourWord"][];
            offers: components["schemas"]["Offer"][];
            summary: string;
            team: components["schemas"]["UnitRef"][];
        };
        /** @description A visit in a list. */
        TourVisitRow: {
            /** Format: date */
            begun_on?: string | null;
            /** Format: date */
            finished_on?: string | null;
            /** Format: uuid */
            id: string;
            leader: string;
            /** Format: date */
            planned_on: string;
            /** Format: date */
            rechecked_on?: string | null;
            sort: string;
            state: string;
            state_label: string;
            target?: components["schemas"]["UnitRef"] | null;
            /** Format: uuid */
            tour: string;
            tour_title: string;
            /** Format: int64 */
            version: number;
        };
        /** @description A code with its label. */
        TourWord: {
            code: string;
            label: string;
        };
        /** @description What a rule would do today if it were in use; nothing is written. */
        Trial: {
            /** Format: int64 */
            due: number;
            /** Format: int64 */
            held: number;
            /** @description The first 200 of those that were asked for, what would go out before what is held back. */
            lines: components["schemas"]["TrialLine"][];
            /**
             * Format: int64
             * @description Open records looked at.
             */
            looked_at: number;
        };
        /** @description One record that a rule would reach, or is kept from, or that it looked at in vain. */
        TrialLine: {
            /** @description Why it is held back. */
            held?: string | null;
            subject: components["schemas"]["SubjectRef"];
            /** @description The words that would go out; `None`: nothing would. */
            text?: string | null;
            unit?: components["schemas"]["UnitRef"] | null;
        };
        /** @description A task whose light is another than it was. */
        Turned: {
            /** @description Colour then; absent for a task that was issued since. */
            from?: string | null;
            /** Format: uuid */
            measure: string;
            /** Format: uuid */
            task: string;
            title: string;
            /** @description Colour today. */
            to: string;
            /** Format: uuid */
            unit: string;
            unit_short: string;
        };
        /** @description What turned in a document since some days ago. */
        Turns: {
            items: components["schemas"]["Turned"][];
            /** Format: date-time */
            since: string;
        };
        /** @description An installation that lacks monitoring. */
        UncoveredView: {
            /** Format: uuid */
            installation: string;
            /**
             * Format: int64
             * @description 1 to 4
             */
            level: number;
            /** @description What is missing, in Chinese. */
            missing: string[];
            name: string;
            points: number;
            region_path: string;
            /** Format: uuid */
            site: string;
            site_name: string;
            trade: string;
        };
        /** @description A unit to be added or changed. */
        UnitForm: {
            aliases?: string[];
            /** @description Code or label of the kind. */
            kind: string;
            level?: string | null;
            name: string;
            /** Format: uuid */
            parent?: string | null;
            /** @description Id, code or path. */
            region: string;
            sector?: string | null;
            /** @description The name is used if it is empty. */
            short?: string;
            /** Format: date */
            valid_from?: string | null;
            /** Format: date */
            valid_to?: string | null;
            /**
             * Format: int64
             * @description Needed for a change.
             */
            version?: number | null;
        };
        /** @description A unit, named. */
        UnitRef: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @description Region path. */
            region: string;
            /** @description Short name, as on the wall chart. */
            short: string;
        };
        /** @description A unit with the name that it had. */
        UnitThen: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** @description A unit as sent. */
        UnitView: {
            aliases: string[];
            /** Format: uuid */
            id: string;
            initials: string;
            kind: string;
            kind_label: string;
            level: string;
            name: string;
            parent?: components["schemas"]["UnitRef"] | null;
            /** @description Region path. */
            region: string;
            region_name: string;
            sector?: string | null;
            short: string;
            successors: components["schemas"]["UnitRef"][];
            /** Format: date */
            valid_from?: string | null;
            /** Format: date */
            valid_to?: string | null;
            /** Format: int64 */
            version: number;
        };
        /** @description What the bell shows. */
        UnreadView: {
            /**
             * Format: int64
             * @description Each by itself.
             */
            all: number;
            /**
             * Format: int64
             * @description What lies together counts once.
             */
            count: number;
            /** @description The latest ones that were not read, at most five. */
            latest: components["schemas"]["MessageRow"][];
            /** Format: int64 */
            urgent: number;
        };
        /** @description What came of an upload. */
        Uploaded: {
            /** @description Sentences about what was noticed; show them. */
            notes: string[];
            policies: components["schemas"]["PolicySummary"][];
        };
        Vec: number[];
        /**
         * @description How a person settled a sign.
         * @enum {string}
         */
        Verdict: "dismissed" | "confirmed";
        /** @description Answers to the questions of some criteria. */
        VerdictAsk: {
            /** @description Criterion → `yes` `no` `unknown` */
            answers: Record<string, never>;
            /** Format: date */
            day?: string | null;
            text?: string;
            trade: string;
        };
        /** @description What must happen next, and by when. */
        Waiting: {
            /** Format: date */
            due: string;
            /** Format: int64 */
            overdue_days: number;
            /** @description 核实, 整改, 复查 … */
            what: string;
        };
        /** @description Only cells that hold a task are sent. */
        WallCell: {
            /** @description The worst colour among the cell's tasks. */
            color: string;
            column: string;
            /** Format: int64 */
            count: number;
            /**
             * Format: int64
             * @description Days overdue of the worst task, where it is overdue.
             */
            days?: number | null;
            /**
             * Format: uuid
             * @description The worst task, to open.
             */
            task: string;
        };
        WallRow: {
            cells: components["schemas"]["WallCell"][];
            label?: string | null;
            /** Format: uuid */
            measure: string;
            name: string;
        };
        /** @description A step as asked for. */
        WarningMove: {
            /**
             * @description `respond` `verify` `know` `raise` `downgrade` `lift` `withdraw`
             * @default
             */
            action: string;
            /**
             * @description New colour of a raise or a downgrade.
             * @default null
             */
            colour: string | null;
            /**
             * @description `warning`; may be left out.
             * @default null
             */
            flow: string | null;
            /** @default null */
            note: string | null;
            /**
             * @description Why it is raised, lowered, lifted or withdrawn.
             * @default null
             */
            reason: string | null;
            /**
             * Format: int64
             * @description Version that the page showed.
             * @default null
             */
            version: number | null;
        };
        /** @description A warning with the newest rating of its enterprise and its past. */
        WarningPage: {
            newest?: components["schemas"]["RatingView"] | null;
            past: components["schemas"]["PastEntry"][];
            /** Format: date-time */
            rated_at?: string | null;
            warning: components["schemas"]["WarningView"];
        };
        /** @description A push to a level. */
        WarningPush: {
            /** Format: date-time */
            at: string;
            known?: components["schemas"]["MarkView"] | null;
            /** Format: int64 */
            level: number;
            level_label: string;
            why: string;
        };
        /** @description A warning as pages show it. */
        WarningView: {
            closed?: components["schemas"]["MarkView"] | null;
            colour: components["schemas"]["CodeWord"];
            /** Format: uuid */
            enterprise: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            issued_at: string;
            lead?: string | null;
            /**
             * Format: double
             * @description Hours from issue to what followed, when lifted.
             */
            lead_hours?: number | null;
            /** Format: int64 */
            level: number;
            level_label: string;
            name: string;
            offers: components["schemas"]["Offer"][];
            /** @description Nobody answered in time. */
            overdue: boolean;
            rating?: components["schemas"]["RatingView"] | null;
            /** Format: date-time */
            respond_due: string;
            responded?: components["schemas"]["MarkView"] | null;
            shades: components["schemas"]["ShadeView"][];
            /** Format: uuid */
            site: string;
            site_name: string;
            state: components["schemas"]["CodeWord"];
            steps: components["schemas"]["WarningPush"][];
            verified?: components["schemas"]["MarkView"] | null;
            /** Format: date-time */
            verify_due?: string | null;
            /** Format: int64 */
            version: number;
        };
        /**
         * @description Where a figure went.
         * @enum {string}
         */
        Way: "up" | "down" | "flat";
        /** @description Why a mark is called off before its time. */
        WeatherEnd: {
            /** @default null */
            reason: string | null;
            /**
             * Format: int64
             * @description Version that the page showed.
             * @default null
             */
            version: number | null;
        };
        /** @description A new mark. */
        WeatherForm: {
            /**
             * @description The service's own colour: `blue` `yellow` `orange` `red`
             * @default
             */
            colour: string;
            /**
             * Format: date-time
             * @description Now unless given.
             * @default null
             */
            from: string | null;
            /**
             * @description Code or path of the region.
             * @default
             */
            region: string;
            /**
             * @description Who announced it, with the number of the announcement.
             * @default
             */
            source: string;
            /**
             * Format: date-time
             * @default null
             */
            until: string | null;
            /**
             * @description `rainstorm` `thunder` `gale` `hail` `heat` `cold` `snow` `ice` `fog` `geology`
             * @default
             */
            weather: string;
        };
        /** @description A weather mark as pages show it. */
        WeatherMarkView: {
            colour: components["schemas"]["CodeWord"];
            ended?: components["schemas"]["MarkView"] | null;
            /** Format: date-time */
            from: string;
            /** @description Holds now. */
            holds: boolean;
            /** Format: uuid */
            id: string;
            /** @description The asker may call it off. */
            may_end: boolean;
            region_name: string;
            region_path: string;
            said: components["schemas"]["MarkView"];
            source: string;
            /** Format: date-time */
            until: string;
            /** Format: int64 */
            version: number;
            weather: components["schemas"]["CodeWord"];
        };
        /** @description A reason for high risk. */
        WhyView: {
            by: string;
            clause: string;
            say: string;
        };
        /** @description One window of one duty. */
        WindowLine: {
            /** Format: date */
            from: string;
            /** Format: int64 */
            have: number;
            /** Format: int64 */
            need: number;
            /** @description False: the term covers too little of it (parameter `dossier.term_share`). */
            owed: boolean;
            /** @description Records that fit, with what each counts. */
            records: components["schemas"]["CountedRecord"][];
            /** @description `pending` `done` `late` `missed` */
            state: string;
            state_label: string;
            /** Format: date */
            to: string;
        };
        /** @description 动态清零 (handbook 03 §9): nothing overdue, and nothing old without an approved plan; never "always nothing". */
        Zeroed: {
            /** Format: int64 */
            days: number;
            overdue: components["schemas"]["Count"];
            /** @description Found longer ago than the days of the parameter, open, and without an approved plan. */
            unplanned: components["schemas"]["Count"];
            zeroed: boolean;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    get_accidents: {
        parameters: {
            query?: {
                after?: string;
                /** @description In the statistics. */
                counted?: boolean;
                from?: string;
                grade?: string[];
                kind?: string[];
                limit?: number;
                /** @description Region and everything below: path. */
                region?: string[];
                regulator?: string[];
                /** @description `occurred`, `-` before it for descending. */
                sort?: string;
                stage?: string[];
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Paged_AccidentRow"];
                };
            };
        };
    };
    post_accidents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAccident"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccidentPage"];
                };
            };
        };
    };
    get_accidents_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccidentPage"];
                };
            };
        };
    };
    post_accidents_id_concealed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConcealAsk"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccidentPage"];
                };
            };
        };
    };
    post_accidents_id_lessons: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLesson"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccidentPage"];
                };
            };
        };
    };
    post_accidents_id_moves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccidentMove"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccidentPage"];
                };
            };
        };
    };
    post_accidents_id_supplements: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSupplement"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccidentPage"];
                };
            };
        };
    };
    put_accidents_id_team: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTeam"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccidentPage"];
                };
            };
        };
    };
    post_accidents_id_terms: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTerm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccidentPage"];
                };
            };
        };
    };
    get_accidents_kinds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccidentKind"][];
                };
            };
        };
    };
    get_accidents_places: {
        parameters: {
            query?: {
                /** @description Absent: the first of January. */
                from?: string;
                /** @description The last day; absent: today. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccidentPlaces"];
                };
            };
        };
    };
    get_accidents_rates: {
        parameters: {
            query?: {
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccidentRates"];
                };
            };
        };
    };
    put_accidents_rates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBase"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccidentRates"];
                };
            };
        };
    };
    get_accidents_series: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccidentMonth"][];
                };
            };
        };
    };
    get_alarms: {
        parameters: {
            query?: {
                after?: string;
                chatter?: boolean;
                /** @description Somebody confirmed it. */
                confirmed?: boolean;
                enterprise?: string[];
                flood?: string;
                /** @description Part of some flood. */
                in_flood?: boolean;
                /** @description Kind of point: `methane` `level` … */
                kind?: string[];
                late?: boolean;
                limit?: number;
                /** @description Kind of limit: `H` `HH` `BAD_PV` … */
                limit_type?: string[];
                /** @description What waits for me: `confirm` `handle` `assigned` `know` `close`. */
                mine?: string;
                /** @description Past its clock. */
                overdue?: boolean;
                point?: string[];
                /** @description `critical` `high` `medium` `low` */
                priority?: string[];
                /** @description Part of the point's code or name, or of the site's name. */
                q?: string;
                /** @description Region and everything below: code or path. */
                region?: string[];
                /** @description State of the signal by ISA-18.2: `UNACK` `ACKED` `RTNUN` … */
                signal?: string[];
                /** @description Raised at or after, before. */
                since?: string;
                site?: string[];
                /** @description `urgency` (only what is not closed; the default unless closed ones are asked for), `-raised_at`, `raised_at`. */
                sort?: string;
                /** @description The limit is still violated. */
                standing?: boolean;
                /** @description State of the handling (`open` = to be confirmed, `confirmed` `working` `handled` `closed`), or `unclosed`. */
                state?: string[];
                trade?: string[];
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Paged_AlarmRow"];
                };
            };
        };
    };
    get_alarms_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlarmView"];
                };
            };
        };
    };
    post_alarms_id_moves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlarmMove"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlarmView"];
                };
            };
        };
    };
    post_alarms_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlarmsConfirmed"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlarmsAnswer"];
                };
            };
        };
    };
    get_alarms_live: {
        parameters: {
            query?: {
                /** @description Number of the last change that was seen; the header `Last-Event-ID` goes before. None: from now. */
                since_seq?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
        };
    };
    get_alarms_quality: {
        parameters: {
            query?: {
                /** @description First day; six days before the last if missing. */
                from?: string;
                /** @description Code or path; everything in scope if missing. */
                region?: string;
                /** @description Last day; today if missing. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlarmQuality"];
                };
            };
        };
    };
    get_area_warnings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaRow"][];
                };
            };
        };
    };
    get_area_warnings_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaPage"];
                };
            };
        };
    };
    post_area_warnings_id_moves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WarningMove"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaPage"];
                };
            };
        };
    };
    get_bulletins: {
        parameters: {
            query?: {
                /** @description `weekly` `monthly` `quarterly` (default) */
                kind?: string;
                /** @description Code of a region; absent: the largest that the asker sees whole. */
                region?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulletinList"];
                };
            };
        };
    };
    post_bulletins: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulletinForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulletinPaper"];
                };
            };
        };
    };
    get_bulletins_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulletinPage"];
                };
            };
        };
    };
    get_bulletins_figures: {
        parameters: {
            query?: {
                /** @description The moment whose knowledge counts; absent: now. */
                as_of?: string;
                /** @description First day of the period; absent: the last period that is over. */
                from?: string;
                kind?: string;
                region?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulletinPage"];
                };
            };
        };
    };
    get_bulletins_figures_figure_records: {
        parameters: {
            query?: {
                after?: string;
                as_of?: string;
                from?: string;
                limit?: number;
                /** @description Only those of a line: id of a unit, code of a region. */
                line?: string;
                region?: string;
                /** @description The last day. */
                to?: string;
            };
            header?: never;
            path: {
                figure: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FigureRecords"];
                };
            };
        };
    };
    get_channels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelRow"][];
                };
            };
        };
    };
    post_channels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChannelForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelView"];
                };
            };
        };
    };
    get_channels_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelView"];
                };
            };
        };
    };
    put_channels_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChannelForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelView"];
                };
            };
        };
    };
    post_channels_id_moves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChannelMove"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelView"];
                };
            };
        };
    };
    post_channels_id_test: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChannelTest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelTestView"];
                };
            };
        };
    };
    get_committees: {
        parameters: {
            query?: {
                after?: string;
                /** @description Dissolved ones too. */
                ended?: boolean;
                /** @description `safety_committee` `special_committee` `dispatch` `standing_committee` */
                kind?: string[];
                limit?: number;
                q?: string;
                /** @description `region` `name`, `-` before it for descending. */
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Paged_CommitteeRow"];
                };
            };
        };
    };
    post_committees: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommitteeForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommitteePage"];
                };
            };
        };
    };
    get_committees_id: {
        parameters: {
            query?: {
                day?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommitteePage"];
                };
            };
        };
    };
    put_committees_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommitteeEdit"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommitteePage"];
                };
            };
        };
    };
    post_committees_id_records: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProofForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommitteePage"];
                };
            };
        };
    };
    get_criteria: {
        parameters: {
            query?: {
                /** @description Day on which they must be in force; today if missing. */
                day?: string | null;
                /** @description Words that describe what was seen. */
                q?: string | null;
                /** @description 行业监管类别; all if missing. */
                trade?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CriteriaView"];
                };
            };
        };
    };
    post_criteria_verdict: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerdictAsk"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
        };
    };
    get_demo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemoView"];
                };
            };
        };
    };
    post_demo_clock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClockMove"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockStand"];
                };
            };
        };
    };
    post_demo_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DemoSignIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
        };
    };
    get_desk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Desk"];
                };
            };
        };
    };
    get_dossiers: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                /** @description Part of a name, a title or a unit. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Paged_DossierRow"];
                };
            };
        };
    };
    get_dossiers_persons_id: {
        parameters: {
            query?: {
                /** @description What was known at the end of this day; now if missing. */
                as_of?: string;
                /** @description First day; the first of the year if missing. */
                from?: string;
                /** @description Last day; the day of the moment if missing. */
                to?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    get_dossiers_persons_id_file: {
        parameters: {
            query: {
                as_of?: string;
                /** @description `json` `docx` `pdf` `statement.docx` `statement.pdf` `pack` */
                form: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": number[];
                };
            };
        };
    };
    get_dossiers_posts_id: {
        parameters: {
            query?: {
                /** @description What was known at the end of this day; now if missing. */
                as_of?: string;
                /** @description First day; the first of the year if missing. */
                from?: string;
                /** @description Last day; the day of the moment if missing. */
                to?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    get_dossiers_posts_id_file: {
        parameters: {
            query: {
                as_of?: string;
                /** @description `json` `docx` `pdf` `statement.docx` `statement.pdf` `pack` */
                form: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": number[];
                };
            };
        };
    };
    get_doubts: {
        parameters: {
            query?: {
                after?: string;
                enterprise?: string[];
                limit?: number;
                /** @description Whose day for being verified is past and nobody was there. */
                overdue?: boolean;
                point?: string[];
                /** @description Codes of rules: `held` `lowered` … */
                rule?: string[];
                site?: string[];
                /** @description State, or `running` for all that are not closed. */
                state?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Paged_SensorDoubt"];
                };
            };
        };
    };
    get_doubts_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SensorDoubt"];
                };
            };
        };
    };
    post_doubts_id_moves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DoubtMove"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SensorDoubt"];
                };
            };
        };
    };
    post_duties_id_choice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostDuties"];
                };
            };
        };
    };
    post_duties_id_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostDuties"];
                };
            };
        };
    };
    get_enterprises: {
        parameters: {
            query?: {
                after?: string;
                high_risk?: boolean;
                limit?: number;
                /** @description Part of the name, pinyin initials, or the beginning of the credit code. */
                q?: string;
                region?: string;
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Paged_EnterpriseView"];
                };
            };
        };
    };
    post_enterprises: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnterpriseForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnterpriseView"];
                };
            };
        };
    };
    put_enterprises_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnterpriseForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnterpriseView"];
                };
            };
        };
    };
    get_exports_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
        };
    };
    post_files: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description file */
        requestBody: {
            content: {
                "multipart/form-data": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileView"];
                };
            };
        };
    };
    get_files_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
        };
    };
    get_files_id_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": unknown;
                };
            };
        };
    };
    get_gateways: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayView"][];
                };
            };
        };
    };
    post_gateways: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GatewayForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
                };
            };
        };
    };
    delete_grants_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_hazards: {
        parameters: {
            query?: {
                after?: string;
                closed_from?: string;
                closed_to?: string;
                due_from?: string;
                due_to?: string;
                enterprise?: string[];
                found_from?: string;
                found_to?: string;
                /** @description `general` `major`, or `none` for those not graded yet. */
                grade?: string[];
                kind?: string[];
                limit?: number;
                listed?: boolean;
                /** @description What waits for me: `verify` `rectify` `plan` `approve` `recheck` `close` `found`. */
                mine?: string;
                /** @description Whose next step is past its day. */
                overdue?: boolean;
                /** @description Part of the number, the title, the place or the words. */
                q?: string;
                /** @description Region and everything below: code or path. */
                region?: string[];
                regulator?: string[];
                site?: string[];
                /** @description `-found` `due` `number`; `due` shows only what is not closed. */
                sort?: string;
                source?: string[];
                /** @description State, or `open` for all that are not closed. */
                state?: string[];
                /** @description Found by the end of this day and not closed by then. */
                stock_on?: string;
                stopped?: boolean;
                /** @description With open signs of false rectification. */
                suspect?: boolean;
                trade?: string[];
                /** @description No unit is in charge. */
                unassigned?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Paged_HazardRow"];
                };
            };
        };
    };
    post_hazards: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HazardReport"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HazardView"];
                };
            };
        };
    };
    get_hazards_xlsx: {
        parameters: {
            query?: {
                after?: string;
                closed_from?: string;
                closed_to?: string;
                due_from?: string;
                due_to?: string;
                enterprise?: string[];
                found_from?: string;
                found_to?: string;
                /** @description `general` `major`, or `none` for those not graded yet. */
                grade?: string[];
                kind?: string[];
                limit?: number;
                listed?: boolean;
                /** @description What waits for me: `verify` `rectify` `plan` `approve` `recheck` `close` `found`. */
                mine?: string;
                /** @description Whose next step is past its day. */
                overdue?: boolean;
                /** @description Part of the number, the title, the place or the words. */
                q?: string;
                /** @description Region and everything below: code or path. */
                region?: string[];
                regulator?: string[];
                site?: string[];
                /** @description `-found` `due` `number`; `due` shows only what is not closed. */
                sort?: string;
                source?: string[];
                /** @description State, or `open` for all that are not closed. */
                state?: string[];
                /** @description Found by the end of this day and not closed by then. */
                stock_on?: string;
                stopped?: boolean;
                /** @description With open signs of false rectification. */
                suspect?: boolean;
                trade?: string[];
                /** @description No unit is in charge. */
                unassigned?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
        };
    };
    get_hazards_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HazardView"];
                };
            };
        };
    };
    post_hazards_id_comments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HazardRemark"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HazardView"];
                };
            };
        };
    };
    get_hazards_id_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    get_hazards_id_findings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingView"][];
                };
            };
        };
    };
    post_hazards_id_findings_n: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                n: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettleAsk"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingView"];
                };
            };
        };
    };
    post_hazards_id_moves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HazardMove"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HazardView"];
                };
            };
        };
    };
    get_hazards_id_timeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Happened"][];
                };
            };
        };
    };
    get_hazards_id_trace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    get_hazards_board: {
        parameters: {
            query?: {
                after?: string;
                closed_from?: string;
                closed_to?: string;
                due_from?: string;
                due_to?: string;
                enterprise?: string[];
                found_from?: string;
                found_to?: string;
                /** @description `general` `major`, or `none` for those not graded yet. */
                grade?: string[];
                kind?: string[];
                limit?: number;
                listed?: boolean;
                /** @description What waits for me: `verify` `rectify` `plan` `approve` `recheck` `close` `found`. */
                mine?: string;
                /** @description Whose next step is past its day. */
                overdue?: boolean;
                /** @description Part of the number, the title, the place or the words. */
                q?: string;
                /** @description Region and everything below: code or path. */
                region?: string[];
                regulator?: string[];
                site?: string[];
                /** @description `-found` `due` `number`; `due` shows only what is not closed. */
                sort?: string;
                source?: string[];
                /** @description State, or `open` for all that are not closed. */
                state?: string[];
                /** @description Found by the end of this day and not closed by then. */
                stock_on?: string;
                stopped?: boolean;
                /** @description With open signs of false rectification. */
                suspect?: boolean;
                trade?: string[];
                /** @description No unit is in charge. */
                unassigned?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardColumn"][];
                };
            };
        };
    };
    get_hazards_report: {
        parameters: {
            query?: {
                /** @description `major` (default), `general`, `all` */
                grade?: string;
                /** @description 1–4; absent: the whole year. */
                quarter?: number;
                /** @description Code of a region; absent: the largest that the one who asks sees whole. */
                region?: string;
                /** @description Absent: the year that runs. */
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HazardPeriod"];
                };
            };
        };
    };
    get_hazards_report_xlsx: {
        parameters: {
            query?: {
                /** @description `major` (default), `general`, `all` */
                grade?: string;
                /** @description 1–4; absent: the whole year. */
                quarter?: number;
                /** @description Code of a region; absent: the largest that the one who asks sees whole. */
                region?: string;
                /** @description Absent: the year that runs. */
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
        };
    };
    get_hazards_stats: {
        parameters: {
            query?: {
                /** @description `major` (default), `general`, `all` */
                grade?: string;
                /** @description Code of a region; absent: the largest that the one who asks sees whole. */
                region?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HazardStats"];
                };
            };
        };
    };
    get_health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    post_imports_id_apply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Apply"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Counts"];
                };
            };
        };
    };
    post_imports_kind: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: string;
            };
            cookie?: never;
        };
        /** @description file */
        requestBody: {
            content: {
                "multipart/form-data": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
        };
    };
    post_law_installation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InstallationAsk"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstallationVerdict"];
                };
            };
        };
    };
    get_ledger_concept_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description task, policy, record … */
                concept: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerLine"][];
                };
            };
        };
    };
    get_ledger_verify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerVerdict"];
                };
            };
        };
    };
    get_listings: {
        parameters: {
            query?: {
                after?: string;
                level?: string[];
                limit?: number;
                /** @description Past its last day and not delisted. */
                overdue?: boolean;
                region?: string[];
                sort?: string;
                state?: string[];
                trade?: string[];
                /** @description Listed in this year. */
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Paged_ListingView"];
                };
            };
        };
    };
    get_listings_xlsx: {
        parameters: {
            query?: {
                after?: string;
                level?: string[];
                limit?: number;
                /** @description Past its last day and not delisted. */
                overdue?: boolean;
                region?: string[];
                sort?: string;
                state?: string[];
                trade?: string[];
                /** @description Listed in this year. */
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
        };
    };
    get_listings_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListingView"];
                };
            };
        };
    };
    get_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
        };
    };
    get_measures_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeasurePage"];
                };
            };
        };
    };
    get_meetings: {
        parameters: {
            query?: {
                after?: string;
                committee?: string[];
                from?: string;
                /** @description `safety_committee` `special_committee` `dispatch` `standing_committee` */
                kind?: string[];
                limit?: number;
                q?: string;
                /** @description `on`, `-` before it for descending (the default). */
                sort?: string;
                /** @description `planned` `called` `held` `minuted` `closed` `cancelled` */
                state?: string[];
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Paged_MeetingRow"];
                };
            };
        };
    };
    post_meetings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeetingForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingPage"];
                };
            };
        };
    };
    get_meetings_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingPage"];
                };
            };
        };
    };
    put_meetings_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeetingEdit"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingPage"];
                };
            };
        };
    };
    post_meetings_id_agenda: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgendaForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingPage"];
                };
            };
        };
    };
    post_meetings_id_attendance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttendanceForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingPage"];
                };
            };
        };
    };
    post_meetings_id_decisions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingPage"];
                };
            };
        };
    };
    post_meetings_id_moves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeetingMove"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingPage"];
                };
            };
        };
    };
    get_meetings_id_pack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description cover, agenda and sheets as one PDF */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": number[];
                };
            };
        };
    };
    get_messages: {
        parameters: {
            query?: {
                /** @description Those before this one. */
                before?: string;
                /** @description Those that were read; otherwise those that were not. */
                read?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePage"];
                };
            };
        };
    };
    get_messages_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageRow"];
                };
            };
        };
    };
    post_messages_id_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageRow"];
                };
            };
        };
    };
    post_messages_id_receipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageRow"];
                };
            };
        };
    };
    get_messages_about_concept_record: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                concept: string;
                record: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"][];
                };
            };
        };
    };
    post_messages_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadUpto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadCount"];
                };
            };
        };
    };
    get_messages_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsView"];
                };
            };
        };
    };
    put_messages_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettingsForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsView"];
                };
            };
        };
    };
    get_messages_unread: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadView"];
                };
            };
        };
    };
    get_my_quarter: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyQuarter"];
                };
            };
        };
    };
    get_occurrences: {
        parameters: {
            query?: {
                after?: string;
                /** @description Windows that end on or after this day. */
                from?: string;
                limit?: number;
                /** @description Of my unit only. */
                mine?: boolean;
                /** @description `task`: what documents order; `site`: what the class of a site asks for; `post`: what is assigned to my posts; absent: the first two. */
                of?: string;
                policy?: string[];
                site?: string[];
                /** @description `due`, `-` before it for descending. */
                sort?: string;
                /** @description `pending` `done` `late` `missed` */
                state?: string[];
                task?: string[];
                /** @description Windows that begin on or before this day. */
                to?: string;
                unit?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Paged_OccurrenceRow"];
                };
            };
        };
    };
    get_occurrences_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OccurrenceRow"];
                };
            };
        };
    };
    get_paper_templates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperTemplateView"][];
                };
            };
        };
    };
    post_paper_templates_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaperTemplateForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperTemplateView"];
                };
            };
        };
    };
    post_paper_templates_code_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaperPreviewForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperPreview"];
                };
            };
        };
    };
    get_paper_words: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperWordRow"][];
                };
            };
        };
    };
    put_paper_words_unit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaperWord"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperWord"];
                };
            };
        };
    };
    get_papers: {
        parameters: {
            query?: {
                /** @description What the papers are about. */
                about?: string;
                after?: string;
                limit?: number;
                organ?: string[];
                q?: string;
                sort?: string;
                /** @description `draft` `signing` `issued` `void` */
                state?: string[];
                template?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Paged_PaperRow"];
                };
            };
        };
    };
    post_papers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaperForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperView"];
                };
            };
        };
    };
    get_papers_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperView"];
                };
            };
        };
    };
    put_papers_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaperEdit"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperView"];
                };
            };
        };
    };
    get_papers_id_file: {
        parameters: {
            query: {
                /** @description `docx` or `pdf` */
                form: string;
                /** @description Show in the browser instead of saving. */
                inline?: boolean;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the file as first made */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": number[];
                };
            };
        };
    };
    post_papers_id_moves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaperMove"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperView"];
                };
            };
        };
    };
    get_papers_id_pages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperPages"];
                };
            };
        };
    };
    post_papers_id_receipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaperReceipt"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperView"];
                };
            };
        };
    };
    get_parameters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParameterView"][];
                };
            };
        };
    };
    post_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_permits: {
        parameters: {
            query?: {
                after?: string;
                enterprise?: string[];
                /** @description Planned to begin on or after, on or before a day. */
                from?: string;
                grade?: string[];
                kind?: string[];
                limit?: number;
                /** @description Neither closed nor void. */
                open?: boolean;
                /** @description Treated a level higher. */
                raised?: boolean;
                /** @description Region and everything below: path. */
                region?: string[];
                site?: string[];
                /** @description `from`, `-` before it for descending. */
                sort?: string;
                state?: string[];
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Paged_PermitRow"];
                };
            };
        };
    };
    get_permits_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermitPage"];
                };
            };
        };
    };
    post_permits_id_analyses: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAnalysis"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermitPage"];
                };
            };
        };
    };
    post_permits_id_moves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PermitMove"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermitPage"];
                };
            };
        };
    };
    get_permits_kinds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermitKind"][];
                };
            };
        };
    };
    get_permits_summary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermitSummary"];
                };
            };
        };
    };
    get_persons: {
        parameters: {
            query?: {
                after?: string;
                /** @description Also people who may not sign in any more. */
                inactive?: boolean;
                limit?: number;
                /** @description Part of the name or login, or pinyin initials. */
                q?: string;
                sort?: string;
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Paged_PersonView"];
                };
            };
        };
    };
    post_persons: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonCreated"];
                };
            };
        };
    };
    put_persons_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonView"];
                };
            };
        };
    };
    post_persons_id_grants: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewGrant"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonView"];
                };
            };
        };
    };
    post_persons_id_password: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordSet"];
                };
            };
        };
    };
    post_persons_id_unlock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonView"];
                };
            };
        };
    };
    post_point_rules_id_moves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleMove"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointView"];
                };
            };
        };
    };
    get_point_templates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateView"][];
                };
            };
        };
    };
    get_points: {
        parameters: {
            query?: {
                after?: string;
                bundle?: string[];
                /** @description The calibration is overdue. */
                calibrate_overdue?: boolean;
                critical?: boolean;
                kind?: string[];
                limit?: number;
                /** @description `shelved` `suppressed` `out_of_service` */
                muted?: string[];
                /** @description Words in name, code or place. */
                q?: string;
                /** @description Region and everything below: code or path. */
                region?: string[];
                site?: string[];
                /** @description `name`, `-` before it for descending. */
                sort?: string;
                state?: string[];
                trade?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Paged_PointRow"];
                };
            };
        };
    };
    get_points_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointView"];
                };
            };
        };
    };
    put_points_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PointChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointView"];
                };
            };
        };
    };
    post_points_id_hold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldView"] | null;
                };
            };
        };
    };
    put_points_id_limits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LimitsChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitsChanged"];
                };
            };
        };
    };
    get_points_id_marks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MarkedView"][];
                };
            };
        };
    };
    post_points_id_marks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarkForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MarkedView"][];
                };
            };
        };
    };
    post_points_id_moves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PointMove"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointView"];
                };
            };
        };
    };
    get_points_id_readings: {
        parameters: {
            query?: {
                /** @description UTC milliseconds; a day before `until` unless given. */
                from?: number | null;
                /** @description Most points of the curve, 10 to 5000; 600 unless given. */
                most?: number | null;
                /** @description UTC milliseconds, exclusive; now unless given. */
                until?: number | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RangeView"];
                };
            };
        };
    };
    post_points_id_shelvings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShelvingForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShelvingView"];
                };
            };
        };
    };
    get_points_id_timeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PastEntry"][];
                };
            };
        };
    };
    post_points_bulk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkResult"];
                };
            };
        };
    };
    get_points_coverage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoverageView"];
                };
            };
        };
    };
    get_policies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                after: string | null;
                /** @description `plan` `news` `unreadable`. */
                kind: string | null;
                limit: number | null;
                /** @description Words of the title, number or issuer. */
                q: string | null;
                /** @description created, title, state, measures, open_doubts; with `-` descending. */
                sort: string | null;
                /** @description `draft` `issued` `superseded` `void`, repeated for several. */
                state: string[];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Paged_PolicySummary"];
                };
            };
        };
    };
    post_policies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description file (repeated); region: code or path, without it the region of the own unit */
        requestBody: {
            content: {
                "multipart/form-data": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Uploaded"];
                };
            };
        };
    };
    get_policies_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
        };
    };
    post_policies_id_decisions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
        };
    };
    get_policies_id_diff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                /** @description Another document; without it the version before. */
                with: string | null;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiffView"];
                };
            };
        };
    };
    get_policies_id_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": number[];
                };
            };
        };
    };
    post_policies_id_moves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyMove"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
        };
    };
    get_policies_id_register_xlsx: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
        };
    };
    post_policies_id_versions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description file */
        requestBody: {
            content: {
                "multipart/form-data": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Uploaded"];
                };
            };
        };
    };
    get_posts_id_duties: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostDuties"];
                };
            };
        };
    };
    post_posts_id_duties: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostDuties"];
                };
            };
        };
    };
    get_promises: {
        parameters: {
            query?: {
                after?: string;
                /** @description Something is against it just now. */
                contradicted?: boolean;
                day?: string;
                enterprise?: string[];
                limit?: number;
                /** @description Region and everything below: code or path. */
                region?: string[];
                site?: string[];
                /** @description `not_due` `made` `late` `remind` `missing` `missing_again` */
                stands?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Paged_PromiseView"];
                };
            };
        };
    };
    get_promises_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromisePage"];
                };
            };
        };
    };
    put_promises_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromiseCorrection"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromisePage"];
                };
            };
        };
    };
    get_promises_summary: {
        parameters: {
            query?: {
                day?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromiseSum"];
                };
            };
        };
    };
    get_public_listings: {
        parameters: {
            query?: {
                /** @description Code of a region: it and everything below. */
                region?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Placard"][];
                };
            };
        };
    };
    get_public_risks: {
        parameters: {
            query: {
                site: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicRisks"];
                };
            };
        };
    };
    get_readings_csv: {
        parameters: {
            query?: {
                /** @description UTC milliseconds. */
                from?: number;
                /** @description One or more points. */
                point?: string[];
                /** @description UTC milliseconds, exclusive; now unless given. */
                until?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    get_readings_parquet: {
        parameters: {
            query?: {
                /** @description UTC milliseconds. */
                from?: number;
                /** @description One or more points. */
                point?: string[];
                /** @description UTC milliseconds, exclusive; now unless given. */
                until?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.apache.parquet": number[];
                };
            };
        };
    };
    get_receivers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiverRow"][];
                };
            };
        };
    };
    post_receivers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiverForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiverView"];
                };
            };
        };
    };
    get_receivers_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiverView"];
                };
            };
        };
    };
    put_receivers_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiverForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiverView"];
                };
            };
        };
    };
    post_receivers_id_moves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiverMove"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiverView"];
                };
            };
        };
    };
    post_receivers_id_test: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestView"];
                };
            };
        };
    };
    get_records: {
        parameters: {
            query?: {
                after?: string;
                from?: string;
                kind?: string[];
                limit?: number;
                q?: string;
                /** @description Checked at this site. */
                site?: string;
                /** @description `on`, `-` before it for descending (the default). */
                sort?: string;
                /** @description `valid` `voided` */
                state?: string[];
                to?: string;
                unit?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Paged_RecordView"];
                };
            };
        };
    };
    post_records: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordView"];
                };
            };
        };
    };
    get_records_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordView"];
                };
            };
        };
    };
    post_records_id_moves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordMove"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordView"];
                };
            };
        };
    };
    get_regions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegionView"][];
                };
            };
        };
    };
    post_regions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRegion"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegionView"];
                };
            };
        };
    };
    get_rights: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RightsMatrix"];
                };
            };
        };
    };
    put_risk_points_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PointBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RiskPointView"];
                };
            };
        };
    };
    delete_risk_points_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Removed"];
                };
            };
        };
    };
    post_risk_points_id_risks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RiskForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RiskView"];
                };
            };
        };
    };
    get_risk_tables: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RiskTables"];
                };
            };
        };
    };
    get_risks: {
        parameters: {
            query?: {
                after?: string;
                /** @description Colours in which levels are shown: `four` (default) or `three`. */
                colours?: string;
                /** @description `company` `department` `workshop` `team` */
                control_level?: string[];
                /** @description Must be assessed again now. */
                due?: boolean;
                /** @description 1–4; 9: not rated yet. */
                level?: number[];
                limit?: number;
                /** @description Of which I am the leader in charge. */
                mine?: boolean;
                /** @description Taken in from a colour that covers two levels. */
                needs_review?: boolean;
                point?: string[];
                /** @description Part of the activity, the source of danger or the event. */
                q?: string;
                /** @description Region and everything below: code or path. */
                region?: string[];
                regulator?: string[];
                /** @description A red one whose weekly review was missed. */
                review_missed?: boolean;
                site?: string[];
                /** @description `level` `reassess` `review`, `-` before it for descending; `level` unless asked for what is due. */
                sort?: string;
                state?: string[];
                trade?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Paged_RiskRow"];
                };
            };
        };
    };
    get_risks_xlsx: {
        parameters: {
            query?: {
                after?: string;
                /** @description Colours in which levels are shown: `four` (default) or `three`. */
                colours?: string;
                /** @description `company` `department` `workshop` `team` */
                control_level?: string[];
                /** @description Must be assessed again now. */
                due?: boolean;
                /** @description 1–4; 9: not rated yet. */
                level?: number[];
                limit?: number;
                /** @description Of which I am the leader in charge. */
                mine?: boolean;
                /** @description Taken in from a colour that covers two levels. */
                needs_review?: boolean;
                point?: string[];
                /** @description Part of the activity, the source of danger or the event. */
                q?: string;
                /** @description Region and everything below: code or path. */
                region?: string[];
                regulator?: string[];
                /** @description A red one whose weekly review was missed. */
                review_missed?: boolean;
                site?: string[];
                /** @description `level` `reassess` `review`, `-` before it for descending; `level` unless asked for what is due. */
                sort?: string;
                state?: string[];
                trade?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
        };
    };
    get_risks_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RiskView"];
                };
            };
        };
    };
    put_risks_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RiskChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RiskView"];
                };
            };
        };
    };
    post_risks_id_moves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RiskMove"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RiskView"];
                };
            };
        };
    };
    get_risks_id_timeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelineEntry"][];
                };
            };
        };
    };
    post_risks_score: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScoreAsk"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScoreAnswer"];
                };
            };
        };
    };
    get_rollups: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `unit` (default), `region`, `action` or `policy` */
                by: string | null;
                policy: string | null;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rollup"][];
                };
            };
        };
    };
    get_rosters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterView"][];
                };
            };
        };
    };
    post_rosters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RosterForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterView"];
                };
            };
        };
    };
    put_rosters_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RosterForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterView"];
                };
            };
        };
    };
    get_rosters_resolve: {
        parameters: {
            query: {
                /** @description The day for which to read it; today if absent. */
                on?: string;
                /** @description The words as written in the document. */
                phrase: string;
                /** @description Region of the document: id, code or path; the own unit's if absent. */
                region?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitRef"][];
                };
            };
        };
    };
    get_search: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Words, separated by spaces. */
                q: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Found"];
                };
            };
        };
    };
    post_sense_influx: {
        parameters: {
            query?: {
                /** @description `ns` (default), `us`, `ms`, `s`, `m`, `h` */
                precision?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/plain": string;
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_sense_readings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_sense_write: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-protobuf": number[];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
        };
    };
    delete_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"][];
                };
            };
        };
    };
    delete_sessions_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_shelvings: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                point?: string[];
                site?: string[];
                /** @description `asked`, `-` before it for descending (default). */
                sort?: string;
                /** @description `asked` `active` `ended` `refused` */
                state?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Paged_ShelvingRow"];
                };
            };
        };
    };
    get_shelvings_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShelvingView"];
                };
            };
        };
    };
    post_shelvings_id_moves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShelvingMove"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShelvingView"];
                };
            };
        };
    };
    get_shifts: {
        parameters: {
            query?: {
                /** @description Now unless given. */
                from?: string;
                /** @description Seven days later unless given. */
                to?: string;
                /** @description The own one unless given. */
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShiftPlan"];
                };
            };
        };
    };
    post_shifts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewShifts"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShiftPlan"];
                };
            };
        };
    };
    post_shifts_id_moves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShiftMove"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShiftPlan"];
                };
            };
        };
    };
    get_shifts_now: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DutyNow"];
                };
            };
        };
    };
    get_silences: {
        parameters: {
            query?: {
                /** @description `red` `orange`: only points of this colour. */
                colour?: string;
                /** @description How many are listed, 200 if missing, at most 5,000. */
                most?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SilenceView"];
                };
            };
        };
    };
    post_site_imports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description file */
        requestBody: {
            content: {
                "multipart/form-data": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteImport"];
                };
            };
        };
    };
    get_site_imports_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteImport"];
                };
            };
        };
    };
    post_site_imports_id_apply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SiteImportApply"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteImport"];
                };
            };
        };
    };
    get_sites: {
        parameters: {
            query?: {
                after?: string;
                /** @description The planned inspection is due on or before this day. */
                check_due?: string;
                /** @description `red` `orange` `yellow` `blue` `none` */
                colour?: string[];
                enterprise?: string;
                /** @description `A` to `D` */
                grade?: string[];
                high_risk?: boolean;
                /** @description Beginning of the industry code. */
                industry?: string;
                /** @description A licence, certificate or inspection runs out on or before this day. */
                licence_due?: string;
                limit?: number;
                main?: boolean;
                /** @description Part of the name, pinyin initials, the beginning of the credit code, part of the address. */
                q?: string;
                /** @description Id, code or path; whoever lies below is meant too. */
                region?: string[];
                regulator?: string;
                scale?: string[];
                /** @description Neither an own report nor a self-check for the days of `site.silence_days`. */
                silent?: boolean;
                /** @description `name` `grade_score` `next_check`, with `-` for descending. */
                sort?: string;
                state?: string[];
                trade?: string[];
                /** @description 职责待明确: nobody looks after it yet. */
                unassigned?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Paged_SiteRow"];
                };
            };
        };
    };
    post_sites: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SiteForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteView"];
                };
            };
        };
    };
    get_sites_xlsx: {
        parameters: {
            query?: {
                after?: string;
                /** @description The planned inspection is due on or before this day. */
                check_due?: string;
                /** @description `red` `orange` `yellow` `blue` `none` */
                colour?: string[];
                enterprise?: string;
                /** @description `A` to `D` */
                grade?: string[];
                high_risk?: boolean;
                /** @description Beginning of the industry code. */
                industry?: string;
                /** @description A licence, certificate or inspection runs out on or before this day. */
                licence_due?: string;
                limit?: number;
                main?: boolean;
                /** @description Part of the name, pinyin initials, the beginning of the credit code, part of the address. */
                q?: string;
                /** @description Id, code or path; whoever lies below is meant too. */
                region?: string[];
                regulator?: string;
                scale?: string[];
                /** @description Neither an own report nor a self-check for the days of `site.silence_days`. */
                silent?: boolean;
                /** @description `name` `grade_score` `next_check`, with `-` for descending. */
                sort?: string;
                state?: string[];
                trade?: string[];
                /** @description 职责待明确: nobody looks after it yet. */
                unassigned?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
        };
    };
    get_sites_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteView"];
                };
            };
        };
    };
    put_sites_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SiteForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteView"];
                };
            };
        };
    };
    post_sites_id_grade: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GradeForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteView"];
                };
            };
        };
    };
    post_sites_id_moves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Move"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteView"];
                };
            };
        };
    };
    post_sites_id_parts_part: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                part: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartWritten"];
                };
            };
        };
    };
    delete_sites_id_parts_part_row: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                part: string;
                row: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteView"];
                };
            };
        };
    };
    post_sites_id_permits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPermit"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermitPage"];
                };
            };
        };
    };
    post_sites_id_points: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PointForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointView"];
                };
            };
        };
    };
    get_sites_id_points_xlsx: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
        };
    };
    post_sites_id_points_xlsx: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description file, mode */
        requestBody: {
            content: {
                "multipart/form-data": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointSheetCheck"];
                };
            };
        };
    };
    get_sites_id_power: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PowerView"];
                };
            };
        };
    };
    put_sites_id_power: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PowerForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PowerPut"];
                };
            };
        };
    };
    post_sites_id_power_moves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PowerMove"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PowerView"];
                };
            };
        };
    };
    post_sites_id_promises: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromiseForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromisePage"];
                };
            };
        };
    };
    get_sites_id_risk_map: {
        parameters: {
            query?: {
                /** @description `four` (default) or `three` */
                colours?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MapView"];
                };
            };
        };
    };
    put_sites_id_risk_map: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DrawnMap"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MapView"];
                };
            };
        };
    };
    post_sites_id_risk_points: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PointBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RiskPointView"];
                };
            };
        };
    };
    post_sites_id_risk_register: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description file, mode, colours */
        requestBody: {
            content: {
                "multipart/form-data": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterCheck"];
                };
            };
        };
    };
    get_sites_id_risk_register_xlsx: {
        parameters: {
            query?: {
                /** @description `four` (default) or `three` */
                colours?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
        };
    };
    get_sites_id_risks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteRisks"];
                };
            };
        };
    };
    post_sites_id_self_checks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Filed"];
                };
            };
        };
    };
    get_sites_id_timeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteChange"][];
                };
            };
        };
    };
    post_sites_id_unit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteView"];
                };
            };
        };
    };
    get_sites_prefill: {
        parameters: {
            query: {
                /** @description 统一社会信用代码. */
                uscc: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Prefill"];
                };
            };
        };
    };
    get_supervise_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuperviseRuleView"][];
                };
            };
        };
    };
    post_supervise_rules_code_switch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SwitchAsk"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuperviseRuleView"];
                };
            };
        };
    };
    get_supervise_rules_code_trial: {
        parameters: {
            query?: {
                /** @description `due` would go out, `held` are held back, `looked` are all that were looked at; none: `due`, then `held`. */
                show?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trial"];
                };
            };
        };
    };
    get_supervisions: {
        parameters: {
            query?: {
                after?: string;
                /** @description The answer was due before today. */
                late?: boolean;
                limit?: number;
                /** @description `sign` waits for my signature, `reply` for my unit's answer, `judge` for my judgement, `review` for my weekly review. */
                mine?: string;
                rule?: string[];
                /** @description `opened` `due`, `-` before it for descending. */
                sort?: string;
                /** @description State, or `open` for all that are not ended. */
                state?: string[];
                step?: string[];
                /** @description Steps on this record. */
                subject?: string[];
                unit?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Paged_SupervisionRow"];
                };
            };
        };
    };
    post_supervisions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSupervision"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupervisionPage"];
                };
            };
        };
    };
    get_supervisions_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupervisionPage"];
                };
            };
        };
    };
    post_supervisions_id_moves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuperviseMove"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupervisionPage"];
                };
            };
        };
    };
    post_supervisions_id_reviews: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReview"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupervisionPage"];
                };
            };
        };
    };
    get_tasks: {
        parameters: {
            query?: {
                after?: string;
                due_from?: string;
                due_to?: string;
                /** @description The regions themselves, without those below them. */
                exact?: boolean;
                /** @description Innermost heading above the measure, as the roll-up by action names it. */
                heading?: string;
                key?: boolean;
                light?: string[];
                limit?: number;
                measure?: string[];
                /** @description What waits for me: `accept` `due` `returned` `red` `verify` `confirm` `close`, or `all` of my unit. */
                mine?: string;
                /** @description Only work that is not closed (`true`) or only closed work (`false`). */
                open?: boolean;
                policy?: string[];
                /** @description Part of the number, the short name or the words. */
                q?: string;
                /** @description Region and everything below: code or path. */
                region?: string[];
                role?: string[];
                /** @description `due` `number` `seq` `light` `unit` `progress`, `-` before it for descending. */
                sort?: string;
                standing?: boolean;
                /** @description State of the work, or `suspended`. */
                state?: string[];
                unit?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Paged_TaskRow"];
                };
            };
        };
    };
    get_tasks_xlsx: {
        parameters: {
            query?: {
                after?: string;
                due_from?: string;
                due_to?: string;
                /** @description The regions themselves, without those below them. */
                exact?: boolean;
                /** @description Innermost heading above the measure, as the roll-up by action names it. */
                heading?: string;
                key?: boolean;
                light?: string[];
                limit?: number;
                measure?: string[];
                /** @description What waits for me: `accept` `due` `returned` `red` `verify` `confirm` `close`, or `all` of my unit. */
                mine?: string;
                /** @description Only work that is not closed (`true`) or only closed work (`false`). */
                open?: boolean;
                policy?: string[];
                /** @description Part of the number, the short name or the words. */
                q?: string;
                /** @description Region and everything below: code or path. */
                region?: string[];
                role?: string[];
                /** @description `due` `number` `seq` `light` `unit` `progress`, `-` before it for descending. */
                sort?: string;
                standing?: boolean;
                /** @description State of the work, or `suspended`. */
                state?: string[];
                unit?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
        };
    };
    get_tasks_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskView"];
                };
            };
        };
    };
    post_tasks_id_comments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewComment"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskView"];
                };
            };
        };
    };
    post_tasks_id_moves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskMove"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskView"];
                };
            };
        };
    };
    get_tasks_id_timeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelineEntry"][];
                };
            };
        };
    };
    get_templates_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
        };
    };
    get_templates_sites_xlsx: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
        };
    };
    get_tour_stations: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                /** @description `to`, `-` before it for descending. */
                sort?: string;
                target?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Paged_TourStationRow"];
                };
            };
        };
    };
    post_tour_stations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewStation"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TourStationPage"];
                };
            };
        };
    };
    get_tour_stations_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TourStationPage"];
                };
            };
        };
    };
    post_tour_stations_id_logs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEntry"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TourStationPage"];
                };
            };
        };
    };
    get_tour_visits: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                /** @description `planned`, `-` before it for descending. */
                sort?: string;
                state?: string[];
                target?: string[];
                tour?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Paged_TourVisitRow"];
                };
            };
        };
    };
    get_tour_visits_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TourVisitPage"];
                };
            };
        };
    };
    post_tour_visits_id_evidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEvidence"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TourVisitPage"];
                };
            };
        };
    };
    post_tour_visits_id_findings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFinding"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TourVisitPage"];
                };
            };
        };
    };
    post_tour_visits_id_findings_finding_task: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                finding: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FindingTask"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TourVisitPage"];
                };
            };
        };
    };
    post_tour_visits_id_moves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TourMove"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TourVisitPage"];
                };
            };
        };
    };
    post_tour_visits_id_rechecks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRecheck"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TourVisitPage"];
                };
            };
        };
    };
    get_tours: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                /** @description `to`, `-` before it for descending. */
                sort?: string;
                /** @description `tour` `joint` */
                sort_of?: string[];
                state?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Paged_TourRow"];
                };
            };
        };
    };
    post_tours: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTour"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TourPage"];
                };
            };
        };
    };
    get_tours_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TourPage"];
                };
            };
        };
    };
    post_tours_id_moves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TourMove"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TourPage"];
                };
            };
        };
    };
    post_tours_id_visits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewVisit"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TourVisitPage"];
                };
            };
        };
    };
    get_tours_candidates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TourCandidate"][];
                };
            };
        };
    };
    get_units: {
        parameters: {
            query?: {
                after?: string;
                /** @description Also units that have ended. */
                ended?: boolean;
                kind?: string[];
                limit?: number;
                /** @description Part of a name, short name or alias, or pinyin initials. */
                q?: string;
                /** @description Region and everything below: id, code or path. */
                region?: string;
                /** @description `name` or `region`, `-` before it for descending. */
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Paged_UnitView"];
                };
            };
        };
    };
    post_units: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnitForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitView"];
                };
            };
        };
    };
    get_units_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitView"];
                };
            };
        };
    };
    put_units_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnitForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitView"];
                };
            };
        };
    };
    post_units_id_aliases: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAlias"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitView"];
                };
            };
        };
    };
    get_units_id_burden: {
        parameters: {
            query?: {
                /** @description `2026-11`; none: the current one. */
                month?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BurdenView"];
                };
            };
        };
    };
    get_units_id_burden_records: {
        parameters: {
            query?: {
                /** @description `2026-11`; none: the current one. */
                month?: string;
                /** @description `letter` `visit` `form` */
                sort?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BurdenRecords"];
                };
            };
        };
    };
    post_units_id_successions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSuccession"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitView"];
                };
            };
        };
    };
    get_views: {
        parameters: {
            query: {
                page: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"][];
                };
            };
        };
    };
    post_views: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewView"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"];
                };
            };
        };
    };
    delete_views_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": boolean;
                };
            };
        };
    };
    get_wall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `unit` (default), `region`, `quarter` or `action` */
                by: string | null;
                /** @description Document; the newest issued one if absent. */
                policy: string | null;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chart"];
                };
            };
        };
    };
    get_wall_turns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description How many days back, 1 to 92; 7 if absent. */
                days: number | null;
                policy: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Turns"];
                };
            };
        };
    };
    get_warnings: {
        parameters: {
            query?: {
                after?: string;
                /** @description `red` `orange` `yellow` `blue` */
                colour?: string[];
                enterprise?: string[];
                limit?: number;
                site?: string[];
                /** @description State, or `running` for all that are not closed. */
                state?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Paged_WarningView"];
                };
            };
        };
    };
    get_warnings_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WarningPage"];
                };
            };
        };
    };
    post_warnings_id_moves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WarningMove"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WarningView"];
                };
            };
        };
    };
    get_weather_marks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WeatherMarkView"][];
                };
            };
        };
    };
    post_weather_marks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WeatherForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WeatherMarkView"][];
                };
            };
        };
    };
    post_weather_marks_id_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WeatherEnd"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WeatherMarkView"][];
                };
            };
        };
    };
}
