using GraphBff.Engine.Batching;
using GraphBff.Engine.Types;
using GraphQL.Types;

namespace GraphBff.Upstream.Tests.Library;

internal sealed class AuthorType : ObjectType<Author>
{
    public AuthorType()
    {
        String("key", author => author.Id);
        Connection<BookType>("books")
            .Argument<StringGraphType>("genre", "Only books of this genre.")
            .Resolve((author, field) => field.Operation.Loader<BooksOfAuthorPages>().ReadAsync(
                field, author.Id, new BookFilter(field.Arguments.Find<string>("genre"))));
        Many<BookType>("allBooks").By<BooksOfAuthorLoader>(author => author.Id);
    }
}
