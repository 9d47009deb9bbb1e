using System.Reflection;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace StartupPlanner.Web.Data;

/// <summary>A step of the schema, kept as the SQL file of the same name in Migrations. EF runs it and remembers that it ran.</summary>
public abstract class SqlMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(SchemaSteps.Sql(GetType().GetCustomAttribute<MigrationAttribute>()!.Id));
}

[DbContext(typeof(PlannerDb)), Migration("0001_first")]
public sealed class First : SqlMigration;

[DbContext(typeof(PlannerDb)), Migration("0002_money")]
public sealed class Money : SqlMigration;

[DbContext(typeof(PlannerDb)), Migration("0003_uncertainty")]
public sealed class Uncertainty : SqlMigration;

[DbContext(typeof(PlannerDb)), Migration("0004_cap_table")]
public sealed class CapTable : SqlMigration;

[DbContext(typeof(PlannerDb)), Migration("0005_vesting")]
public sealed class VestingTerms : SqlMigration;

[DbContext(typeof(PlannerDb)), Migration("0006_sold_to")]
public sealed class SoldTo : SqlMigration;

[DbContext(typeof(PlannerDb)), Migration("0007_customers_before")]
public sealed class CustomersBefore : SqlMigration;

[DbContext(typeof(PlannerDb)), Migration("0008_price_tiers")]
public sealed class PriceTiers : SqlMigration;

[DbContext(typeof(PlannerDb)), Migration("0009_balance_of_before")]
public sealed class BalanceOfBefore : SqlMigration;

[DbContext(typeof(PlannerDb)), Migration("0010_sessions")]
public sealed class UserSessions : SqlMigration;

[DbContext(typeof(PlannerDb)), Migration("0011_references")]
public sealed class RowReferences : SqlMigration;

[DbContext(typeof(PlannerDb)), Migration("0012_continued_edits")]
public sealed class ContinuedEdits : SqlMigration;

[DbContext(typeof(PlannerDb)), Migration("0013_team")]
public sealed class TeamSection : SqlMigration;

[DbContext(typeof(PlannerDb)), Migration("0014_row_security")]
public sealed class RowSecurity : SqlMigration;

[DbContext(typeof(PlannerDb)), Migration("0015_evidence")]
public sealed class EvidenceSection : SqlMigration;
