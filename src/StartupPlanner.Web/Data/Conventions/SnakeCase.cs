using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace StartupPlanner.Web.Data.Conventions;

/// <summary>Names tables, columns, keys and indexes as PostgreSQL's users expect: snake_case.</summary>
internal static partial class SnakeCase
{
    public static void Apply(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            entity.SetTableName(Of(entity.GetTableName()!));
            foreach (var property in entity.GetProperties()) property.SetColumnName(Of(property.Name));
            foreach (var complex in entity.GetComplexProperties())
                foreach (var property in complex.ComplexType.GetProperties()) property.SetColumnName(Of($"{complex.Name}_{property.Name}"));
        }
        // Names of keys and indexes are made from those of tables and columns, so they come when all of these are set.
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            var table = entity.GetTableName();
            foreach (var key in entity.GetKeys()) key.SetName(key.IsPrimaryKey() ? $"pk_{table}" : $"ak_{table}_{Columns(key.Properties)}");
            foreach (var index in entity.GetIndexes()) index.SetDatabaseName($"ix_{table}_{Columns(index.Properties)}");
            foreach (var foreignKey in entity.GetForeignKeys())
                foreignKey.SetConstraintName($"fk_{table}_{foreignKey.PrincipalEntityType.GetTableName()}_{Columns(foreignKey.Properties)}");
        }
    }

    public static string Of(string name) => Words().Replace(name.Replace('-', '_'), "$1_$2").ToLowerInvariant();

    private static string Columns(IEnumerable<IReadOnlyProperty> properties) => string.Join('_', properties.Select(property => property.GetColumnName()));

    [GeneratedRegex("([a-z0-9])([A-Z])")]
    private static partial Regex Words();
}
