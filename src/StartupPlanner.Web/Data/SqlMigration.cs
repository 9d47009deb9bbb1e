using System.Reflection;
using Microsoft.EntityFrameworkCore.Migrations;

namespace StartupPlanner.Web.Data;

/// <summary>
/// A step of the schema, kept as the SQL file of the same name in Migrations. EF runs it and remembers that it ran. The build makes a class for each file.
/// </summary>
public abstract class SqlMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(SchemaSteps.Sql(GetType().GetCustomAttribute<MigrationAttribute>()!.Id));
}
