using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Finance.Values;
using StartupPlanner.Web.Data.Conventions;
using StartupPlanner.Web.Identity;

namespace StartupPlanner.Web.Data.Mappings;

/// <summary>
/// Maps the plan as its outline declares it: a table for each section and for each part of it, all keyed by plan_id first.
/// A new field needs no line here.
/// </summary>
internal static class PlanMapping
{
    private const string PlanKey = "PlanId";

    public static void Apply(ModelBuilder builder)
    {
        builder.Entity<Plan>(plan =>
        {
            plan.ToTable("plans");
            plan.HasKey(p => p.Id);
            plan.Property(p => p.Id).ValueGeneratedNever();
            plan.Property(p => p.Revision).IsConcurrencyToken();
            plan.Ignore(p => p.IsDeleted);
        });
        foreach (var section in Outline.Sections) Map(builder, section);
        builder.Entity<StoredFile>(file =>
        {
            file.ToTable("plan_files");
            file.HasKey(f => new { f.PlanId, f.Id });
            file.Property(f => f.Id).ValueGeneratedNever();
            file.HasOne<Plan>().WithMany().HasForeignKey(f => f.PlanId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<ActivityEntry>(entry =>
        {
            entry.ToTable("plan_activity");
            entry.HasKey(e => new { e.PlanId, e.Id });
            entry.Property(e => e.Id).ValueGeneratedNever();
            entry.HasIndex(e => new { e.PlanId, e.CommandId, e.Address }).IsUnique();
            entry.HasOne<Plan>().WithMany().HasForeignKey(e => e.PlanId).OnDelete(DeleteBehavior.Cascade);
            entry.HasOne<User>().WithMany().HasForeignKey(e => e.UserId).OnDelete(DeleteBehavior.SetNull);
        });
    }

    private static readonly Func<PlannerDb, PlanId, IAsyncEnumerable<Plan>> Loaded = WithContent((db, id) => db.Plans.Where(plan => plan.Id == id));

    /// <summary>Reads a plan with everything that it holds.</summary>
    public static async Task<Plan> LoadAsync(PlannerDb db, PlanId id, CancellationToken cancellationToken) => await Loaded(db, id).SingleAsync(cancellationToken);

    /// <summary>Has the next save write the difference between a plan as the database holds it and as it is to be, and nothing else of it.</summary>
    /// <param name="db">What else is to be saved is found first: from here on the caller has no changes detected any more, since the rest of the plan is not tracked.</param>
    /// <param name="before">The plan that is there; it stays untouched.</param>
    /// <param name="after">A changed copy of it.</param>
    public static void Track(PlannerDb db, Plan before, Plan after)
    {
        var (old, kept) = (EntitiesOf(before), EntitiesOf(after));
        foreach (var (key, entity) in kept)
        {
            if (!old.TryGetValue(key, out var was)) Entry(db, after.Id, entity).State = EntityState.Added;
            else if (!SameOf(db, key.Type)(was, entity)) TrackChanges(db, after.Id, was, entity);
        }
        foreach (var key in old.Keys.Where(key => !kept.ContainsKey(key)))
        {
            // The row itself is read by others.
            var gone = Entry(db, after.Id, Activator.CreateInstance(key.Type)!);
            if (key.Type.IsAssignableTo(typeof(Row))) gone.Property(nameof(Row.Id)).CurrentValue = Guid.Parse(key.Key);
            else gone.Property(nameof(Cell.Key)).CurrentValue = key.Key;
            gone.State = EntityState.Deleted;
        }
    }

    private static Dictionary<(Type Type, string Key), object> EntitiesOf(Plan plan) =>
        Outline.Parts.SelectMany(part => part.Entries(plan), (part, entry) => (part.EntityType, entry.Key, entry.Entity)).ToDictionary(found => (found.EntityType, found.Key), found => found.Entity);

    private static void TrackChanges(PlannerDb db, PlanId plan, object was, object entity)
    {
        var type = db.Model.FindEntityType(entity.GetType())!;
        var properties = type.GetProperties().Where(property => property.PropertyInfo is { } of && !property.GetValueComparer().Equals(of.GetValue(was), of.GetValue(entity))).ToList();
        var estimates = type.GetComplexProperties().Where(property => !Equals(property.PropertyInfo!.GetValue(was), property.PropertyInfo.GetValue(entity))).ToList();
        if (properties.Count + estimates.Count == 0) return;
        var entry = Entry(db, plan, entity);
        entry.State = EntityState.Unchanged;
        foreach (var property in properties)
        {
            entry.Property(property.Name).OriginalValue = property.PropertyInfo!.GetValue(was);
            entry.Property(property.Name).IsModified = true;
        }
        foreach (var estimate in estimates) entry.ComplexProperty(estimate.Name).IsModified = true;
    }

    private static readonly ConcurrentDictionary<Type, Func<object, object, bool>> Same = [];

    // An edit leaves hundreds of entities as they are: to see that must cost next to nothing.
    private static Func<object, object, bool> SameOf(PlannerDb db, Type type) => Same.GetOrAdd(type, static (of, model) =>
    {
        var entity = model.FindEntityType(of)!;
        var (was, now) = (Expression.Parameter(typeof(object)), Expression.Parameter(typeof(object)));
        var (before, after) = (Expression.Convert(was, of), Expression.Convert(now, of));
        var properties = entity.GetProperties().Where(property => property.PropertyInfo is not null)
            .Select(property => property.GetValueComparer().ExtractEqualsBody(Expression.Property(before, property.PropertyInfo!), Expression.Property(after, property.PropertyInfo!)));
        var estimates = entity.GetComplexProperties()
            .Select(property => (Expression)Expression.Call(typeof(object), nameof(Equals), null, Expression.Property(before, property.PropertyInfo!), Expression.Property(after, property.PropertyInfo!)));
        return Expression.Lambda<Func<object, object, bool>>(properties.Concat(estimates).Aggregate(Expression.AndAlso), was, now).Compile();
    }, db.Model);

    private static EntityEntry Entry(PlannerDb db, PlanId plan, object entity)
    {
        var entry = db.Entry(entity);
        if (entity is not Plan) entry.Property(PlanKey).CurrentValue = plan;
        return entry;
    }

    // The outline's paths make a query that takes longer to put together than to run, so it is put together once.
    private static Func<PlannerDb, PlanId, IAsyncEnumerable<Plan>> WithContent(Expression<Func<PlannerDb, PlanId, IQueryable<Plan>>> plans)
    {
        var paths = Outline.Sections.SelectMany(section => ListsOf(section).Select(list => $"{section.Name}.{list.Name}").Prepend(section.Name));
        var query = paths.Aggregate(plans.Body, (source, path) => Call(nameof(EntityFrameworkQueryableExtensions.Include), typeof(EntityFrameworkQueryableExtensions), source, Expression.Constant(path)));
        query = Call(nameof(RelationalQueryableExtensions.AsSplitQuery), typeof(RelationalQueryableExtensions), query);
        return EF.CompileAsyncQuery(Expression.Lambda<Func<PlannerDb, PlanId, IQueryable<Plan>>>(query, plans.Parameters));
    }

    private static MethodCallExpression Call(string method, Type of, params Expression[] arguments) => Expression.Call(of, method, [typeof(Plan)], arguments);

    private static void Map(ModelBuilder builder, Section section)
    {
        var type = SectionTypeOf(section);
        var entity = builder.Entity(type);
        entity.ToTable(section.Segment);
        entity.Property<PlanId>(PlanKey);
        entity.HasKey(PlanKey);
        builder.Entity<Plan>().HasOne(type, section.Name).WithOne().HasForeignKey(type, PlanKey).IsRequired();
        builder.Entity<Plan>().Navigation(section.Name).IsRequired();
        foreach (var part in section.Parts.Where(part => part.EntityType == type)) MapFields(entity, part);
        foreach (var list in ListsOf(section)) Map(builder, entity, list.Name, list.Part);
    }

    private static void Map(ModelBuilder builder, EntityTypeBuilder section, string navigation, Part part)
    {
        var key = part.Shape == PartShape.Rows ? nameof(Row.Id) : nameof(FixedRow.Key);
        var entity = builder.Entity(part.EntityType);
        entity.ToTable($"{part.Section}_{part.Segment}");
        entity.Property<PlanId>(PlanKey);
        entity.HasKey(PlanKey, key);
        entity.Property(key).ValueGeneratedNever();
        if (part.Shape == PartShape.Rows) entity.Ignore(nameof(Row.Key));
        MapFields(entity, part);
        section.HasMany(part.EntityType, navigation).WithOne().HasForeignKey(PlanKey).IsRequired();
    }

    private static void MapFields(EntityTypeBuilder entity, Part part)
    {
        foreach (var field in part.Fields)
        {
            if (field.Type == FieldType.Estimate) entity.ComplexProperty(typeof(Estimate), field.Property, MapEstimate);
            if (field.Type == FieldType.Series) entity.Property(field.Property).HasConversion<SeriesConverter, ListComparer<decimal>>();
            if (field.Type == FieldType.References) entity.Property(field.Property).HasConversion<ReferencesConverter, ListComparer<Guid>>();
            if (field.Type != FieldType.Choices) continue;
            var choice = part.EntityType.GetProperty(field.Property)!.PropertyType.GetGenericArguments()[0];
            entity.Property(field.Property).HasConversion(typeof(ChoicesConverter<>).MakeGenericType(choice), typeof(ListComparer<>).MakeGenericType(choice));
        }
    }

    private static void MapEstimate(ComplexPropertyBuilder estimate)
    {
        estimate.IsRequired(false);
        foreach (var value in (string[])[nameof(Estimate.Low), nameof(Estimate.Likely), nameof(Estimate.High)]) estimate.Property<decimal>(value);
    }

    private static Type SectionTypeOf(Section section) => typeof(Plan).GetProperty(section.Name)!.PropertyType;

    private static IEnumerable<(string Name, Part Part)> ListsOf(Section section) =>
        from part in section.Parts
        where part.Shape != PartShape.Own
        let list = SectionTypeOf(section).GetProperties().Single(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericArguments() is [var row] && row == part.EntityType)
        select (list.Name, part);
}
