using Google.Protobuf.Reflection;
using GraphBff.MockServices.Entities;
using GraphBff.MockServices.Worlds;

namespace GraphBff.MockServices.Methods;

/// <summary>Finds out by its name and its messages what a method does.</summary>
internal static class MethodReader
{
    public static IUnaryMethod Unary(MethodDescriptor method, EntityCatalog catalog)
    {
        var (verb, noun) = Shape.Name(method);
        var shape = Shape.Of(method.OutputType, catalog);
        return shape switch
        {
            { Groups: not null } => BatchListMethod.Find(method, shape) ?? (IUnaryMethod)new ValueMethod(method),
            { IsList: true } => new ListMethod(method, shape.Type!, shape.Field!),
            { Type: { } type } when Verbs.IsRead(verb) => new GetMethod(method, type, shape.Field),
            { Type: { } type } => new WriteMethod(method, type, shape.Field),
            // A method that deletes, and some that create, do not return the entity. Then their name has it.
            _ when !Verbs.IsRead(verb) && catalog.Named(noun, method.File.Package) is { } type => new WriteMethod(method, type, null),
            _ => new ValueMethod(method),
        };
    }

    /// <summary>A method that streams responses; null if they have no entity.</summary>
    public static IStreamMethod? Stream(MethodDescriptor method, World world, TimeSpan? interval, TimeProvider time)
        => Shape.Of(method.OutputType, world.Catalog) switch
        {
            { Groups: not null } or { Type: null } => null,
            { Type: var type, Field: var field } when Verbs.IsRead(Shape.Name(method).Verb) => new ListStream(world, method, type, field),
            { Type: var type, Field: var field } => new WatchMethod(world, method, type, field, interval, time),
        };
}
