using GraphBff.Engine.Batching;
using GraphBff.Engine.Types;
using GraphQL.Types;

namespace GraphBff.Upstream.Tests.Library;

internal sealed class LibraryQueries : TypeExtension<QueryType>
{
    protected override void Extend(QueryType type)
    {
        type.One<BookType>("book")
            .Argument<NonNullGraphType<StringGraphType>>("key", "The book's id.")
            .By<BookByIdLoader>((_, field) => field.Arguments.Get<string>("key"));
        type.Connection<BookType>("books")
            .Argument<StringGraphType>("genre", "Only books of this genre.")
            .Resolve((_, field) => field.Operation.Loader<BookPages>().ReadAsync(
                field, new BookFilter(field.Arguments.Find<string>("genre"))));
        type.Many<AuthorType>("authors")
            .Argument<ListGraphType<StringGraphType>>("keys", "The authors' ids.")
            .Resolve((_, field) => new(field.Arguments.List<string>("keys").Select(key => new Author(key)).ToArray()));
    }
}
