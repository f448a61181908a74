import Access
public import SQLText

extension RegistryScope {
    /// The condition on `register_people` for a WHERE, in brackets.
    ///
    /// - Parameter alias: the table's alias in the statement.
    public func people(_ alias: SQL) -> SQL {
        if scope.everything { return "(1 = 1)" }
        var any: SQL = "1 = 0"
        if !scope.villages.isEmpty { any = "\(any) OR \(alias).village IN (\(list: scope.villages.sorted()))" }
        if let own = scope.own {
            any = """
                \(any) OR EXISTS (SELECT 1 FROM register_account_people ap
                    WHERE ap.account = \(own) AND ap.person = \(alias).id)
                """
        }
        if let assigned = scope.assigned {
            any = """
                \(any) OR EXISTS (SELECT 1 FROM register_assignments sa
                    WHERE sa.account = \(assigned) AND sa.subject = \(alias).id)
                OR EXISTS (SELECT 1 FROM register_assignments sh JOIN register_members sm ON sm.household = sh.subject
                    WHERE sh.account = \(assigned) AND sm.person = \(alias).id)
                """
        }
        if !scope.divisions.isEmpty {
            let codes = scope.divisions.map(\.rawValue).sorted()
            any = """
                \(any) OR EXISTS (SELECT 1 FROM register_concerns sc
                    WHERE sc.person = \(alias).id AND sc.division IN (\(list: codes)))
                """
        }
        if !propertyDivisions.isEmpty {
            any = """
                \(any) OR EXISTS (SELECT 1 FROM register_links sl WHERE sl.target = \(alias).id
                    AND sl.role IN ('owner', 'occupier') AND sl.kind IN ('parcel', 'building', 'sign'))
                """
        }
        if !factClasses.isEmpty {
            any = """
                \(any) OR EXISTS (SELECT 1 FROM register_facts sf WHERE sf.person = \(alias).id
                    AND sf.data_class IN (\(list: factClasses.map(\.rawValue).sorted())))
                """
        }
        return "(\(any))"
    }

    /// The condition on `register_households`: of the village, assigned itself, or with a member who is reached.
    public func households(_ alias: SQL) -> SQL {
        if scope.everything { return "(1 = 1)" }
        var any: SQL = "1 = 0"
        if !scope.villages.isEmpty { any = "\(any) OR \(alias).village IN (\(list: scope.villages.sorted()))" }
        if let assigned = scope.assigned {
            any = """
                \(any) OR EXISTS (SELECT 1 FROM register_assignments ha
                    WHERE ha.account = \(assigned) AND ha.subject = \(alias).id)
                """
        }
        if scope.own != nil || !scope.divisions.isEmpty {
            any = """
                \(any) OR EXISTS (SELECT 1 FROM register_members hm JOIN register_people hp ON hp.id = hm.person
                    WHERE hm.household = \(alias).id AND \(memberReach.people("hp")))
                """
        }
        return "(\(any))"
    }

    /// The condition on `register_facts`, of the class this scope is about: as far as the person is reached, and what
    /// the account itself wrote where the scope is its own.
    public func facts(_ alias: SQL) -> SQL {
        if scope.everything { return "(1 = 1)" }
        var any: SQL =
            "EXISTS (SELECT 1 FROM register_people fp WHERE fp.id = \(alias).person AND \(people("fp")))"
        if let own = scope.own {
            any = """
                \(any) OR EXISTS (SELECT 1 FROM register_versions fv JOIN register_operations fo ON fo.id = fv.operation
                    WHERE fv.subject = \(alias).id AND fv.number = 1 AND fo.actor = \(own))
                """
        }
        return "(\(any))"
    }

    /// The condition on `register_surveys`: as far as the household is reached.
    public func surveys(_ alias: SQL) -> SQL {
        if scope.everything { return "(1 = 1)" }
        return """
            EXISTS (SELECT 1 FROM register_households vh WHERE vh.id = \(alias).household AND \(households("vh")))
            """
    }

    /// The ways in which a member opens the whole household: own, and the division's business.
    private var memberReach: RegistryScope {
        RegistryScope(
            reaching: Scope(divisions: scope.divisions, own: scope.own), property: propertyDivisions,
            facts: factClasses)
    }
}
